package dev.cairn.data.download;

import dev.cairn.data.files.Cifar;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.files.PublishedImages;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CIFAR-10 (Krizhevsky 2009) as published: one archive with the six files of the binary version.
 */
public final class Cifar10 {
  /**
   * The archive.
   *
   * @param address where it is fetched from, if need be
   * @param bytes exact size
   * @param sha256 of the whole archive
   */
  record Archive(URI address, long bytes, String sha256) {}

  static final Archive OFFICIAL =
      new Archive(
          URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
          170_052_171,
          "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");

  private static final String FILE = "cifar-10-binary.tar.gz";
  private static final String FOLDER = "cifar-10";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Cifar10() {}

  /**
   * The set: from the folder that {@code CAIRN_DATA} names, from the cache, or fetched.
   *
   * @throws DataException if a file is damaged, or cannot be fetched
   */
  public static PublishedImages full() {
    return full(NamedFolder.ofEnvironment(), Cache.folder(), OFFICIAL);
  }

  /**
   * The set.
   *
   * @param given folder that the user named; taken as it is if it, or its sub-folder {@code
   *     cifar-10}, has a file of the set
   * @param cache folder for what is fetched
   */
  static PublishedImages full(Optional<Path> given, Path cache, Archive archive) {
    Optional<Path> folder =
        given
            .map(NamedFolder::checked)
            .flatMap(
                named -> Stream.of(named, named.resolve(FOLDER)).filter(Cifar::isIn).findFirst());
    if (folder.isPresent()) {
      return Cifar.read(folder.get());
    }
    Path file = cache.resolve(FOLDER).resolve(FILE);
    new Download(archive.address(), file, archive.bytes(), archive.sha256(), PATIENCE).fetch();
    return Cifar.read(FileBytes.of(file));
  }
}
