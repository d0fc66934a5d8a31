package dev.cairn.setup.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class KernelsTest {
  private static final Map<String, String> NOTHING = Map.of();

  @TempDir private Path root;

  private Kernels kernels() {
    return new Kernels(Place.prefix(root.resolve("prefix")));
  }

  private Path jar() throws IOException {
    Path jar = root.resolve("cairn.jar");
    if (!Files.exists(jar)) {
      Files.writeString(jar, "classes");
    }
    return jar;
  }

  private Map<String, byte[]> files(KernelHost host) throws IOException {
    Path folder = kernels().place().kernels().resolve(host.folder());
    String json = new Specification(host, Jdk.running(), root, jar(), 512, NOTHING).json(folder);
    return Map.of(
        Specification.FILE,
        json.getBytes(StandardCharsets.UTF_8),
        host.jar(),
        "kernel".getBytes(StandardCharsets.UTF_8));
  }

  private List<String> tree() throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve("prefix"))) {
      return all.map(path -> root.resolve("prefix").relativize(path).toString()).sorted().toList();
    }
  }

  @Test
  void put_twice_changesNothing() throws Exception {
    assertThat(kernels().put(KernelHost.IJAVA, files(KernelHost.IJAVA))).isTrue();
    assertThat(kernels().put(KernelHost.IJAVA, files(KernelHost.IJAVA))).isFalse();
  }

  @Test
  void put_leavesNothingOfAnEarlierVersion() throws Exception {
    kernels().put(KernelHost.IJAVA, files(KernelHost.IJAVA));
    Path old = kernels().place().kernels().resolve("cairn-ijava/ijava-1.2.0.jar");
    Files.writeString(old, "old");

    assertThat(kernels().put(KernelHost.IJAVA, files(KernelHost.IJAVA))).isTrue();
    assertThat(old).doesNotExist();
  }

  @Test
  void put_leavesKernelsOfOthersAlone() throws Exception {
    Path folder = kernels().place().kernels().resolve("cairn");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(Specification.FILE), "{\"argv\": [\"python\"]}");

    assertThatThrownBy(() -> kernels().put(KernelHost.CAIRN, files(KernelHost.CAIRN)))
        .isInstanceOf(KernelProblem.class)
        .hasMessage(
            folder + " is another kernel, not of Cairn: remove it, or choose another place.");
    assertThat(kernels().remove(List.of())).isEmpty();
  }

  @Test
  void remove_leavesNothing() throws Exception {
    Files.createDirectories(root.resolve("prefix"));
    List<String> before = tree();
    kernels().put(KernelHost.IJAVA, files(KernelHost.IJAVA));
    kernels().put(KernelHost.JAVA, files(KernelHost.JAVA));

    assertThat(kernels().remove(List.of(KernelHost.IJAVA))).hasSize(1);
    assertThat(tree()).contains("share/jupyter/kernels/cairn-java/kernel.json");
    assertThat(kernels().remove(List.of())).hasSize(1);
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void lines_tellWhatWouldNotStart() throws Exception {
    kernels().put(KernelHost.IJAVA, files(KernelHost.IJAVA));
    Path folder = kernels().place().kernels().resolve("cairn-ijava");
    int jdk = Runtime.version().feature();
    assertThat(kernels().lines(NOTHING))
        .containsExactly(
            "Java (IJava with Cairn)    JDK %d  ours   %s%n    starts".formatted(jdk, folder));

    Files.delete(jar());
    assertThat(kernels().lines(NOTHING).get(0))
        .endsWith("    does not start: " + root.resolve("cairn.jar") + " is gone");
  }

  /** After the checkout has moved, its kernels can still be found and removed. */
  @Test
  void kernelsOfAMovedCheckout_areOurs() throws Exception {
    kernels().put(KernelHost.JAVA, files(KernelHost.JAVA));
    Files.move(jar(), root.resolve("moved.jar"));

    assertThat(kernels().lines(NOTHING).get(0)).contains("  ours  ").contains("cairn.jar is gone");
    assertThat(kernels().remove(List.of(KernelHost.JAVA))).hasSize(1);
    assertThat(tree()).containsExactly("");
  }
}
