package dev.cairn.engine.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One unit, two directions, so that each gate is one row: reset, update, new, and again. */
@Tag("unit")
final class GruGatesTest {
  private static final GruGates GATES = new GruGates(2, 1, 2);

  private static FloatBuffer of(float... numbers) {
    return FloatBuffer.wrap(numbers);
  }

  private static FloatBuffer zeros(int count) {
    return FloatBuffer.allocate(count);
  }

  @Test
  void arrange_putsUpdateFirst_andAddsBiasesOfBothButTheNewGate() {
    FloatBuffer weight = zeros(12);
    FloatBuffer recurrent = zeros(6);
    FloatBuffer bias = zeros(8);
    GATES.arrange(
        List.of(
            of(1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16),
            of(1, 2, 3, 11, 12, 13),
            of(1, 2, 3, 4, 5, 6),
            of(10, 20, 30, 40, 50, 60),
            weight,
            recurrent,
            bias));
    assertThat(weight.array()).containsExactly(3, 4, 1, 2, 5, 6, 13, 14, 11, 12, 15, 16);
    assertThat(recurrent.array()).containsExactly(2, 1, 3, 12, 11, 13);
    assertThat(bias.array()).containsExactly(22, 11, 3, 30, 55, 44, 6, 60);
  }

  @Test
  void restore_givesBothBiasesTheirGradients() {
    FloatBuffer weight = zeros(12);
    FloatBuffer recurrent = zeros(6);
    FloatBuffer bias = zeros(6);
    FloatBuffer recurrentBias = zeros(6);
    GATES.restore(
        List.of(
            of(3, 4, 1, 2, 5, 6, 13, 14, 11, 12, 15, 16),
            of(2, 1, 3, 12, 11, 13),
            of(2, 1, 3, 4, 12, 11, 13, 14),
            weight,
            recurrent,
            bias,
            recurrentBias));
    assertThat(weight.array()).containsExactly(1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16);
    assertThat(recurrent.array()).containsExactly(1, 2, 3, 11, 12, 13);
    assertThat(bias.array()).containsExactly(1, 2, 3, 11, 12, 13);
    assertThat(recurrentBias.array()).containsExactly(1, 2, 4, 11, 12, 14);
  }
}
