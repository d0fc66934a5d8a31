package dev.cairn.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
@Timeout(60)
class DownloadTest {
  private static final byte[] CONTENT = content(100_000);
  private static final String MEND =
      "check the network and call again (what was fetched is kept), or put the file into the folder"
          + " that CAIRN_DATA names";

  @TempDir Path folder;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final ExecutorService serving = Executors.newCachedThreadPool();
  private HttpServer server;

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) (i * 31 + i / 256);
    }
    return content;
  }

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(serving);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
    serving.shutdownNow();
  }

  private void answer(HttpHandler handler) {
    server.createContext(
        "/file",
        exchange -> {
          ranges.add(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** As a server does that can go on where it was left. */
  private static void sendRange(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    exchange
        .getResponseHeaders()
        .add("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
    send(exchange, 206, Arrays.copyOfRange(CONTENT, from, CONTENT.length));
  }

  private URI address() {
    InetSocketAddress at = server.getAddress();
    return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + "/file");
  }

  private Path file() {
    return folder.resolve("set/file.gz");
  }

  private Path part() {
    return folder.resolve("set/file.gz.part");
  }

  private Download download() {
    return download(address(), Duration.ofSeconds(20));
  }

  private Download download(URI from, Duration patience) {
    String sum = Checksum.of("file", CONTENT).sha256();
    return new Download(from, file(), CONTENT.length, sum, patience);
  }

  private void leavePart(int bytes) throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), Arrays.copyOf(CONTENT, bytes));
  }

  private void fails(String found) {
    fails(download(), found);
  }

  private void fails(Download download, String found) {
    assertThatThrownBy(download::fetch)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "expected: 100,000 bytes\nfound:    %s\nwhere:    %s\nmend:     %s"
                .formatted(found, download.from(), MEND));
    assertThat(file()).doesNotExist();
  }

  @Test
  void fetch_bringsTheWholeFileOnce() {
    answer(exchange -> send(exchange, 200, CONTENT));

    download().fetch();
    download().fetch();

    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(part()).doesNotExist();
    assertThat(ranges).containsExactly("null");
  }

  @Test
  void fetch_goesOnWhereItWasLeft() throws IOException {
    answer(DownloadTest::sendRange);
    leavePart(30_000);

    download().fetch();

    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(ranges).containsExactly("bytes=30000-");
  }

  @Test
  void fetch_startsAgainWhenTheServerCannotGoOn() throws IOException {
    answer(exchange -> send(exchange, 200, CONTENT));
    leavePart(30_000);

    download().fetch();

    assertThat(file()).hasBinaryContent(CONTENT);
  }

  @Test
  void fetch_replacesADamagedFile() throws IOException {
    answer(exchange -> send(exchange, 200, CONTENT));
    Files.createDirectories(file().getParent());
    Files.write(file(), new byte[CONTENT.length]);

    download().fetch();

    assertThat(file()).hasBinaryContent(CONTENT);
  }

  @Test
  void fetch_takesAPartThatIsWholeAlready() throws IOException {
    leavePart(CONTENT.length);

    download().fetch();

    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(ranges).isEmpty();
  }

  @Test
  void wrongChecksum_leavesNothing() {
    byte[] wrong = CONTENT.clone();
    wrong[70_000] ^= 1;
    answer(exchange -> send(exchange, 200, wrong));

    assertThatThrownBy(() -> download().fetch())
        .hasMessage(
            """
            expected: checksum (SHA-256) %s
            found:    %s
            where:    %s
            mend:     nothing was kept; try again later, or put the file into the folder that CAIRN_DATA names"""
                .formatted(
                    Checksum.of("", CONTENT).sha256(), Checksum.of("", wrong).sha256(), address()));
    assertThat(folder.resolve("set")).isEmptyDirectory();
  }

  @Test
  void errorOfTheServer_isNamedAndLeavesNothing() {
    answer(exchange -> send(exchange, 503, new byte[0]));

    fails("status 503 after 0 bytes");
    assertThat(folder.resolve("set")).isEmptyDirectory();
  }

  @Test
  void errorOfTheServer_keepsWhatWasFetched() throws IOException {
    answer(exchange -> send(exchange, 404, new byte[10]));
    leavePart(30_000);

    fails("status 404 after 30,000 bytes");
    assertThat(part()).hasSize(30_000);
  }

  @Test
  void partThatTheServerRefuses_isDroppedForTheNextCall() throws IOException {
    answer(exchange -> send(exchange, 416, new byte[0]));
    leavePart(30_000);

    fails("status 416 after 0 bytes");
    assertThat(part()).doesNotExist();
  }

  @Test
  void moreThanThePromisedSize_isRefused() {
    answer(exchange -> send(exchange, 200, Arrays.copyOf(CONTENT, CONTENT.length + 1)));

    fails("more bytes than that after 0 bytes");
    assertThat(part()).doesNotExist();
  }

  @Test
  void lessThanThePromisedSize_isKeptForTheNextCall() {
    answer(exchange -> send(exchange, 200, Arrays.copyOf(CONTENT, 40_000)));

    fails("40,000 bytes");
    assertThat(part()).hasSize(40_000);
  }

  @Test
  void noNetwork_isNamed() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + free + "/file");

    fails(
        download(nobody, Duration.ofSeconds(20)),
        "a broken or refused connection (ConnectException) after 0 bytes");
    assertThat(folder.resolve("set")).isEmptyDirectory();
  }

  @Test
  void silence_isNamed() {
    CountDownLatch end = new CountDownLatch(1);
    answer(exchange -> await(end));
    try {
      fails(download(address(), Duration.ofMillis(100)), "silence for 100 ms after 0 bytes");
    } finally {
      end.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void interruption_keepsWhatWasFetchedAndTheNextCallGoesOn() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    answer(
        exchange -> {
          if (ranges.size() > 1) {
            sendRange(exchange);
            return;
          }
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT, 0, 50_000);
          exchange.getResponseBody().flush();
          half.countDown();
          await(end);
        });
    CompletableFuture<String> failure = new CompletableFuture<>();
    Thread cell =
        new Thread(
            () -> {
              try {
                download().fetch();
                failure.complete("none");
              } catch (DataException e) {
                failure.complete(Thread.currentThread().isInterrupted() + " " + e.getMessage());
              }
            });
    cell.start();
    half.await();
    while (!Files.exists(part()) || Files.size(part()) < 50_000) {
      Thread.onSpinWait();
    }
    cell.interrupt();

    assertThat(failure.get())
        .isEqualTo(
            "true expected: 100,000 bytes\nfound:    an interruption after 50,000 bytes\nwhere:    "
                + address()
                + "\nmend:     "
                + MEND);
    end.countDown();
    download().fetch();
    assertThat(file()).hasBinaryContent(CONTENT);
    assertThat(ranges).containsExactly("null", "bytes=50000-");
  }

  @Test
  void twoProgramsAtOnce_areKeptApart() throws IOException {
    answer(exchange -> send(exchange, 200, CONTENT));
    leavePart(10);
    try (FileChannel other = FileChannel.open(part(), StandardOpenOption.WRITE)) {
      assertThat(other.lock().isValid()).isTrue();

      assertThatThrownBy(() -> download().fetch())
          .hasMessage(
              """
              expected: one program that fetches this file
              found:    another one is fetching it
              where:    %s
              mend:     wait until it has finished, then call again"""
                  .formatted(part()));
    }
    assertThat(part()).hasSize(10);
  }

  static boolean hasFullDevice() {
    return Files.exists(Path.of("/dev/full"));
  }

  /** A link to a device that is always full takes the place of a full disk. */
  @Test
  @EnabledIf(value = "hasFullDevice", disabledReason = "there is no /dev/full here")
  void fullDisk_isNamedAndLeavesNothing() throws IOException {
    answer(exchange -> send(exchange, 200, CONTENT));
    Files.createDirectories(part().getParent());
    Files.createSymbolicLink(part(), Path.of("/dev/full"));

    assertThatThrownBy(() -> download().fetch())
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: room on the disk
            found:    none left
            where:    %s
            mend:     delete what is not needed, or name another folder"""
                .formatted(file()));
    assertThat(folder.resolve("set")).isEmptyDirectory();
  }
}
