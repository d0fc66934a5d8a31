package dev.cairn.setup.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A zip file with its SHA-256 beside it.
 *
 * @param file where it lies
 */
public record Archive(Path file) {
  /** Jars and wheels are packed already. */
  private static final Map<String, String> OPTIONS =
      Map.of("create", "true", "noCompression", "true", "enablePosixFileAttributes", "true");

  /**
   * Writes it; it appears whole or not at all, and after its checksum.
   *
   * @param folder what goes into it: the folder itself with all below it, rights included
   * @throws IOException if something cannot be read or written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(file.getParent());
    Path half = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".half");
    try {
      Files.delete(half);
      try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + half.toUri()), OPTIONS)) {
        copy(folder, zip.getPath(folder.getFileName().toString()));
      }
      String line = sum(half) + "  " + file.getFileName() + "\n";
      Files.writeString(checksum(), line, StandardCharsets.UTF_8);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /**
   * Where its checksum lies, in the format of {@code sha256sum -c}.
   *
   * @return the file
   */
  public Path checksum() {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  private static void copy(Path folder, Path target) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted().toList();
    }
    for (Path path : all) {
      Path copy = target.resolve(folder.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectory(copy);
      } else {
        Files.copy(path, copy);
      }
      rights(path, copy);
    }
  }

  /** Windows has none to keep. */
  private static void rights(Path from, Path to) throws IOException {
    if (Files.getFileAttributeView(from, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static String sum(Path file) throws IOException {
    try (var sink =
        new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      Files.copy(file, sink);
      return HexFormat.of().formatHex(sink.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
