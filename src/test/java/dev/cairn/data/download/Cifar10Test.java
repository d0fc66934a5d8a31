package dev.cairn.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.IdxFiles;
import dev.cairn.data.files.PublishedImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way to the whole set, with a small archive in place of the real one. */
@Tag("unit")
@Timeout(60)
class Cifar10Test {
  private static final int RECORD = 3073;
  private static final URI NOBODY = URI.create("http://127.0.0.1:1/x");

  @TempDir Path folder;

  /** Record i has label i and pixels of value i. */
  private static byte[] records(int count) {
    byte[] bytes = new byte[count * RECORD];
    for (int i = 0; i < count; i++) {
      Arrays.fill(bytes, i * RECORD, (i + 1) * RECORD, (byte) i);
    }
    return bytes;
  }

  /** As {@code tar cf} makes it: a folder, a text, training and test files. */
  private static byte[] tar() {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    entry(tar, "cifar-10-batches-bin/", new byte[0]);
    entry(tar, "cifar-10-batches-bin/readme.html", "<html>".getBytes(StandardCharsets.US_ASCII));
    entry(tar, "cifar-10-batches-bin/data_batch_1.bin", records(6));
    entry(tar, "cifar-10-batches-bin/data_batch_2.bin", records(4));
    entry(tar, "cifar-10-batches-bin/test_batch.bin", records(3));
    tar.writeBytes(new byte[1024]);
    return tar.toByteArray();
  }

  private static void entry(ByteArrayOutputStream tar, String name, byte[] content) {
    byte[] header = new byte[512];
    byte[] path = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(path, 0, header, 0, path.length);
    byte[] size =
        String.format(Locale.ROOT, "%011o", content.length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(size, 0, header, 124, size.length);
    System.arraycopy("ustar  ".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 7);
    tar.writeBytes(header);
    tar.writeBytes(content);
    tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
  }

  private static Cifar10.Archive archive(URI address, byte[] content) {
    return new Cifar10.Archive(address, content.length, Checksum.of("x", content).sha256());
  }

  private Path cache() {
    return folder.resolve("cache");
  }

  @Test
  void address_isAskedOnceAndTheArchiveRead() throws IOException {
    byte[] content = IdxFiles.gzip(tar());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
          }
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/c.tar.gz");
      PublishedImages data = Cifar10.full(Optional.empty(), cache(), archive(address, content));

      assertThat(data.training().labels()).containsExactly(0, 1, 2, 3, 4, 5, 0, 1, 2, 3);
      assertThat(data.test().labels()).containsExactly(0, 1, 2);
      assertThat(Arrays.copyOfRange(data.test().pixels(), 2 * 3072, 3 * 3072)).containsOnly(2);
      assertThat(data.files()).containsExactly(Checksum.of("cifar-10-binary.tar.gz", content));
    } finally {
      server.stop(0);
    }
    assertThat(Cifar10.full(Optional.empty(), cache(), archive(NOBODY, content)).training().size())
        .isEqualTo(10);
  }

  @Test
  void given_isTakenFromTheFolderOrItsSubFolder() throws IOException {
    Path sub = Files.createDirectories(folder.resolve("given/cifar-10"));
    Files.write(sub.resolve("data_batch_1.bin.gz"), IdxFiles.gzip(records(5)));
    Files.write(sub.resolve("test_batch.bin"), records(2));
    Cifar10.Archive nowhere = archive(NOBODY, new byte[3]);

    assertThat(
            Cifar10.full(Optional.of(folder.resolve("given")), cache(), nowhere).training().size())
        .isEqualTo(5);
    assertThat(Cifar10.full(Optional.of(sub), cache(), nowhere).test().size()).isEqualTo(2);
    assertThat(cache()).doesNotExist();
  }

  @Test
  void archive_thatIsCutOff_isToldWithItsByte() throws IOException {
    byte[] tar = tar();
    byte[] content = IdxFiles.gzip(Arrays.copyOf(tar, 3 * 512 + 512 + 100));
    Path file = cache().resolve("cifar-10/cifar-10-binary.tar.gz");
    Files.createDirectories(cache().resolve("cifar-10"));
    Files.write(file, content);

    assertThatThrownBy(() -> Cifar10.full(Optional.empty(), cache(), archive(NOBODY, content)))
        .hasMessage(
            """
            expected: 18,438 bytes of cifar-10-batches-bin/data_batch_1.bin
            found:    the end
            where:    %s, unpacked byte 2148
            mend:     the archive was cut off: delete it, and it is fetched again"""
                .formatted(file));
  }

  @Test
  void archive_ofOtherBytes_isToldWithItsByte() throws IOException {
    byte[] tar = tar();
    tar[512 + 257] = 'x';
    byte[] content = IdxFiles.gzip(tar);
    Path file = cache().resolve("cifar-10/cifar-10-binary.tar.gz");
    Files.createDirectories(cache().resolve("cifar-10"));
    Files.write(file, content);

    assertThatThrownBy(() -> Cifar10.full(Optional.empty(), cache(), archive(NOBODY, content)))
        .hasMessage(
            """
            expected: the header of a file of at most 307,300,000 bytes
            found:    other bytes
            where:    %s, unpacked byte 512
            mend:     the archive is damaged: delete it, and it is fetched again"""
                .formatted(file));
  }
}
