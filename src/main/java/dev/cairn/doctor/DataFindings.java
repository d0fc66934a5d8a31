package dev.cairn.doctor;

import dev.cairn.data.download.Cache;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where data lie.
 *
 * @param cache the folder that downloads go to; it need not exist yet
 * @param named the folder that {@code CAIRN_DATA} names
 */
record DataFindings(Path cache, Optional<Path> named) {
  private static final long LEAST_FREE = 500L << 20;

  static DataFindings ofUser() {
    String named = System.getenv().getOrDefault("CAIRN_DATA", "");
    return new DataFindings(
        Cache.folder(), Optional.of(named).filter(n -> !n.isBlank()).map(Path::of));
  }

  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    named.map(DataFindings::folder).ifPresent(findings::add);
    findings.add(cacheFinding());
    return findings;
  }

  private static Finding folder(Path folder) {
    return Files.isDirectory(folder)
        ? Finding.fine("data", "CAIRN_DATA names " + folder)
        : Finding.broken(
            "data",
            "CAIRN_DATA names %s, which is no folder".formatted(folder),
            "set it to a folder with data sets, or unset it");
  }

  private Finding cacheFinding() {
    Path there = cache.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isWritable(there)) {
      return Finding.improvable(
          "cache",
          "%s cannot be written, so data sets cannot be downloaded".formatted(cache),
          "make it writable, or start Java with -Dcairn.cache=FOLDER");
    }
    return free(there);
  }

  private Finding free(Path there) {
    try {
      FileStore disk = Files.getFileStore(there);
      String text =
          String.format(
              Locale.ROOT, "%s, %,d MB free on its disk", cache, disk.getUsableSpace() >> 20);
      return disk.getUsableSpace() < LEAST_FREE
          ? Finding.improvable("cache", text, "free some space before data are downloaded")
          : Finding.fine("cache", text);
    } catch (IOException unknown) {
      return Finding.fine("cache", cache.toString());
    }
  }
}
