package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.batches.Batches;
import dev.cairn.engine.JavaProcess;
import dev.cairn.graph.Shape;
import dev.cairn.seal.Seal;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealed data that are four times as large as memory, in a Java of its own. */
@Tag("unit")
class SealedMemoryTest {
  private static final int EXAMPLES = 8_000;
  private static final int NUMBERS = 4_096;

  @TempDir private Path folder;

  /** 125 MB, made while they are read. */
  private record Large(int size) implements Examples {
    @Override
    public Shape input() {
      return Shape.image(1, 64, 64);
    }

    @Override
    public Shape target() {
      return Shape.vector(2);
    }

    @Override
    public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
      float[] image = new float[NUMBERS];
      for (int i = 0; i < NUMBERS; i++) {
        image[i] = index + i;
      }
      inputs.put(image);
      targets.put(index % 2).put(1 - index % 2);
    }
  }

  /** Seals in one pass, and reads an epoch in an order of chance. */
  static final class InOwnProcess {
    private InOwnProcess() {}

    public static void main(String... args) {
      Path path = Path.of(System.getenv("SEALED_FILE"));
      Seal seal = Seal.newKey(path.resolveSibling("a.key"));
      Provenance from = Provenance.of("large", "made here", "none needed", List.of());
      Labels labels = Labels.of("even", "odd");
      Dataset data =
          Dataset.classification(new Large(EXAMPLES), new Large(10), labels, from)
              .withValidation(0.01, 1);
      data.seal(path, seal);
      Dataset sealed = Datasets.sealed(path, seal);
      double sum = 0;
      try (Batches batches = Batches.shuffled(sealed.train(), 16, 1, 1)) {
        while (batches.hasNext()) {
          sum += batches.next().inputs().get(0);
        }
      }
      System.out.printf("%d examples, sum %.0f%n", sealed.train().size(), sum);
    }
  }

  @Test
  void sealedData_mayBeLargerThanMemory() throws IOException, InterruptedException {
    Path path = folder.resolve("large.sealed");
    String printed =
        JavaProcess.run(
            InOwnProcess.class, Map.of("SEALED_FILE", path.toString()), "-Xmx32m", "-Xss512k");

    assertThat(printed).startsWith("7920 examples, sum ");
    assertThat(Files.size(path)).isGreaterThan(120L << 20);
  }
}
