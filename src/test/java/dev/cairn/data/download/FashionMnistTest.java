package dev.cairn.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.IdxFiles;
import dev.cairn.data.files.PublishedImages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way to the whole set, with small files in place of the real ones. */
@Tag("unit")
@Timeout(60)
class FashionMnistTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:1/");

  @TempDir Path folder;

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("train-images-idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(6)));
    files.put("train-labels-idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(0, 1, 2, 0, 1, 9)));
    files.put("t10k-images-idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(2)));
    files.put("t10k-labels-idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(3, 4)));
    return files;
  }

  private static List<FashionMnist.Part> parts() {
    return files().entrySet().stream()
        .map(
            e ->
                new FashionMnist.Part(
                    e.getKey(),
                    e.getValue().length,
                    Checksum.of(e.getKey(), e.getValue()).sha256()))
        .toList();
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private Path cache() {
    return folder.resolve("cache");
  }

  @Test
  void given_isTakenAsItIsWithItsChecksumsRecorded() throws IOException {
    Path given = folder.resolve("given");
    write(given);
    byte[] other = IdxFiles.gzip(IdxFiles.labels(5, 6));
    Files.write(given.resolve("t10k-labels-idx1-ubyte.gz"), other);

    PublishedImages data = FashionMnist.full(Optional.of(given), cache(), NOBODY, parts());

    assertThat(data.test().labels()[1]).isEqualTo((byte) 6);
    assertThat(data.files().get(3)).isEqualTo(Checksum.of("t10k-labels-idx1-ubyte.gz", other));
    assertThat(data.classes().get(5)).isEqualTo("Sandal");
    assertThat(cache()).doesNotExist();
  }

  @Test
  void given_mayHoldTheSetInAFolderOfItsName() throws IOException {
    write(folder.resolve("given/fashion-mnist"));

    PublishedImages data =
        FashionMnist.full(Optional.of(folder.resolve("given")), cache(), NOBODY, parts());

    assertThat(data.test().size()).isEqualTo(2);
  }

  @Test
  void given_withSomeOfTheFilesIsAnError() throws IOException {
    write(folder);
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));

    assertThatThrownBy(() -> FashionMnist.full(Optional.of(folder), cache(), NOBODY, parts()))
        .hasMessage(
            """
            expected: the four files of Fashion-MNIST
            found:    no t10k-labels-idx1-ubyte.gz
            where:    %s
            mend:     put the missing files there, or take the others away to have all of them fetched"""
                .formatted(folder));
  }

  @Test
  void cache_isUsedWithoutTheNetwork() throws IOException {
    write(cache().resolve("fashion-mnist"));

    assertThat(FashionMnist.full(Optional.of(folder), cache(), NOBODY, parts()).test().size())
        .isEqualTo(2);
  }

  @Test
  void address_isAskedOnceForEachFile() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files()
        .forEach(
            (name, content) ->
                server.createContext(
                    "/" + name,
                    exchange -> {
                      try (exchange) {
                        exchange.sendResponseHeaders(200, content.length);
                        exchange.getResponseBody().write(content);
                      }
                    }));
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");

      PublishedImages data = FashionMnist.full(Optional.empty(), cache(), address, parts());

      assertThat(data.training().size()).isEqualTo(6);
      assertThat(data.name()).isEqualTo("Fashion-MNIST");
    } finally {
      server.stop(0);
    }
    assertThat(FashionMnist.full(Optional.empty(), cache(), NOBODY, parts()).test().size())
        .isEqualTo(2);
  }

  @Test
  void cacheFolder_followsThePlatform() {
    Path home = Path.of("home");

    assertThat(Cache.folder("Linux", Map.of(), home)).isEqualTo(Path.of("home/.cache/cairn"));
    assertThat(Cache.folder("Linux", Map.of("XDG_CACHE_HOME", "x"), home))
        .isEqualTo(Path.of("x/cairn"));
    assertThat(Cache.folder("Linux", Map.of("HOME", "other"), home))
        .isEqualTo(Path.of("other/.cache/cairn"));
    assertThat(Cache.folder("Mac OS X", Map.of("XDG_CACHE_HOME", "x"), home))
        .isEqualTo(Path.of("home/Library/Caches/cairn"));
    assertThat(Cache.folder("Windows 11", Map.of("LOCALAPPDATA", "local"), home))
        .isEqualTo(Path.of("local/cairn/cache"));
    assertThat(Cache.folder("Windows 11", Map.of(), home))
        .isEqualTo(Path.of("home/AppData/Local/cairn/cache"));
  }

  @Test
  void given_thatIsNoFolder_isAnErrorOfFourFacts() {
    Path nowhere = folder.resolve("nowhere");

    assertThatThrownBy(() -> FashionMnist.full(Optional.of(nowhere), cache(), NOBODY, parts()))
        .hasMessage(
            """
            expected: a folder in CAIRN_DATA
            found:    no such folder
            where:    %s
            mend:     correct the variable, or unset it to have the data fetched"""
                .formatted(nowhere));
  }
}
