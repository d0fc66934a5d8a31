package dev.cairn.seal;

import dev.cairn.data.files.MissingPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds a key, and that only its owner may read. */
final class KeyFile {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private KeyFile() {}

  /** Makes a file with a new key. */
  static void create(Path path) {
    byte[] key = new byte[Secret.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    byte[] line = KeyText.write(key);
    try (WritableByteChannel file =
        Files.newByteChannel(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(path))) {
      file.write(ByteBuffer.wrap(line));
    } catch (FileAlreadyExistsException taken) {
      throw new SealException(
          "a name that no file has",
          "a file, perhaps a key that other files need",
          path.toString(),
          "use it with Seal.fromFile(path), or give another name");
    } catch (IOException failed) {
      throw SealException.disk("a place to write a key to", path, failed);
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }

  /** Where files have no such rights, as on Windows, those of the folder hold. */
  private static FileAttribute<?>[] ownerOnly(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    return folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }

  /** The key of a file. */
  static byte[] read(Path path) {
    if (!Files.exists(path)) {
      throw new SealException(
          "a key file",
          "no such file",
          path.toString(),
          MissingPath.mend(path).orElse("make one with Seal.newKey(path), or check the name"));
    }
    try {
      requirePrivate(path);
      return key(path);
    } catch (IOException failed) {
      throw SealException.disk("a key file that can be read", path, failed);
    }
  }

  private static void requirePrivate(Path path) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null && OTHERS.stream().anyMatch(view.readAttributes().permissions()::contains)) {
      throw new SealException(
          "a key file that only its owner may read",
          "one that others may read or write",
          path.toString(),
          "in a terminal: chmod 600 " + path);
    }
  }

  private static byte[] key(Path path) throws IOException {
    byte[] line;
    try (InputStream in = Files.newInputStream(path)) {
      line = in.readNBytes(KeyText.LONGEST + 1);
    }
    try {
      return KeyText.read(line)
          .orElseThrow(
              () ->
                  new SealException(
                      "a key as Seal.newKey(path) writes it",
                      "a file of something else",
                      path.toString(),
                      "give the path of the key, or make a key with Seal.newKey(path)"));
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }
}
