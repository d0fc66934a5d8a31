package dev.cairn.setup.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ArchiveTest {
  @TempDir Path folder;

  @Test
  void write_packsTheFolderItselfAndTellsItsSum() throws Exception {
    Archive archive = packed();

    try (var zip = new ZipFile(archive.file().toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .containsExactly("room/", "room/deep/", "room/deep/a.txt", "room/run");
      assertThat(zip.getInputStream(zip.getEntry("room/deep/a.txt"))).hasContent("a");
    }
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive.file()));
    assertThat(archive.checksum()).hasContent(HexFormat.of().formatHex(sum) + "  room.zip");
  }

  @Test
  void write_keepsTheRightToExecute() throws IOException {
    assumeTrue(File.separatorChar == '/', "Windows has no such right");
    Archive archive = packed();

    URI uri = URI.create("jar:" + archive.file().toUri());
    try (FileSystem zip =
        FileSystems.newFileSystem(uri, Map.of("enablePosixFileAttributes", "true"))) {
      assertThat(Files.getPosixFilePermissions(zip.getPath("room/run")))
          .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void write_leavesNothingWhenItFails() throws IOException {
    var archive = new Archive(folder.resolve("out/room.zip"));

    assertThatThrownBy(() -> archive.write(folder.resolve("missing")))
        .isInstanceOf(IOException.class);
    try (Stream<Path> left = Files.list(folder.resolve("out"))) {
      assertThat(left).isEmpty();
    }
  }

  private Archive packed() throws IOException {
    Path room = Files.createDirectories(folder.resolve("room"));
    Files.writeString(Files.createDirectories(room.resolve("deep")).resolve("a.txt"), "a");
    Path run = Files.writeString(room.resolve("run"), "r");
    if (File.separatorChar == '/') {
      Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var archive = new Archive(folder.resolve("out/room.zip"));
    archive.write(room);
    return archive;
  }
}
