package dev.cairn.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Examples;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SymbolTextTest {

  /** Windows of three symbols out of four, and the symbol behind each; -1 for none. */
  private record Given(int[][] symbols, int[][] answers) implements Examples {
    @Override
    public int size() {
      return symbols.length;
    }

    @Override
    public Shape input() {
      return Shape.vector(3);
    }

    @Override
    public Shape target() {
      return Shape.sequence(4, 3);
    }

    @Override
    public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
      for (int symbol : symbols[index]) {
        inputs.put(symbol);
      }
      for (int k = 0; k < 12; k++) {
        targets.put(answers[index][k % 3] == k / 3 ? 1 : 0);
      }
    }
  }

  @Test
  void of_joinsWindowsThatGoOn() {
    SymbolText text =
        SymbolText.of(
            new Given(
                new int[][] {{2, 3, 2}, {3, 3, 2}, {3, 2, 2}},
                new int[][] {{3, 2, 3}, {3, 2, 2}, {2, 2, 3}}));

    assertThat(text.begins()).containsExactly(0, 0, 6);
    assertThat(text.isBehind(4, 5)).isTrue();
    assertThat(text.isBehind(4, 6)).isFalse();
    assertThat(text.before(4, 5)).isEqualTo(2);
    assertThat(text.isBehind(6, 2)).isFalse();
  }

  @Test
  void of_countsNoPadding() {
    SymbolText text =
        SymbolText.of(
            new Given(new int[][] {{2, 3, 0}, {2, 0, 0}}, new int[][] {{3, -1, -1}, {3, -1, -1}}));
    int[] contexts = text.contexts();

    assertThat(contexts).containsExactly(0, -1, -1, 0, -1, -1);
    assertThat(text.answered()).isEqualTo(2);
    double[] probabilities = {0.25, 0.25, 0.25, 0.25};
    ContextCounts.of(text, contexts, 0).interpolate(0, probabilities);
    // Twice the same symbol: (2 + 1 * 0.25) / (2 + 1), and 1 * 0.25 / 3 for the others.
    assertThat(probabilities).containsExactly(0.25 / 3, 0.25 / 3, 0.25 / 3, 2.25 / 3);
  }
}
