package dev.cairn.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 over names, contents and settings: what a step depends on. */
final class Digest {
  private final MessageDigest sha;
  private final Path root;

  /**
   * Starts empty.
   *
   * @param root names count relative to it, so that a moved checkout stays set up
   */
  Digest(Path root) {
    this.root = root;
    try {
      this.sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Adds a setting. */
  Digest text(String text) {
    sha.update(text.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) 0);
    return this;
  }

  /** Adds a file, or all files below a folder; a missing one counts as such. */
  Digest files(Path path) throws IOException {
    if (!Files.exists(path)) {
      return text("missing " + root.relativize(path));
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      // By name, since paths are in another order on Windows, and archives go from system to
      // system.
      all = walk.filter(Files::isRegularFile).sorted(Comparator.comparing(this::name)).toList();
    }
    for (Path file : all) {
      text(name(file));
      sha.update(Files.readAllBytes(file));
      sha.update((byte) 0);
    }
    return this;
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** The sum of some bytes alone. */
  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** The sum in hexadecimal; this digest is spent then. */
  String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }
}
