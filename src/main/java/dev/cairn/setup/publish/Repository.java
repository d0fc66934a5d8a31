package dev.cairn.setup.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A folder laid out as Maven repositories are.
 *
 * @param folder its root
 * @param version the version of all that is put into it
 */
record Repository(Path folder, String version) {
  private static final Map<String, String> SUMS = Map.of("SHA-1", ".sha1", "MD5", ".md5");

  /**
   * Puts a file of an artefact there with its checksums; each file appears whole or not at all.
   *
   * @param artifact the artefact, of group {@code dev.cairn}
   * @param suffix what follows the version in the file's name, such as {@code -sources.jar}
   * @param bytes the contents
   */
  void put(String artifact, String suffix, byte[] bytes) throws IOException {
    Path place = folder.resolve("dev/cairn").resolve(artifact).resolve(version);
    Path file = place.resolve(artifact + "-" + version + suffix);
    Files.createDirectories(place);
    write(file, bytes);
    for (Map.Entry<String, String> sum : SUMS.entrySet()) {
      write(
          file.resolveSibling(file.getFileName() + sum.getValue()),
          sum(sum.getKey(), bytes).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path half = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".half");
    try {
      Files.write(half, bytes);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static String sum(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has " + algorithm, impossible);
    }
  }
}
