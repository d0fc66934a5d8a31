package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Update;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recurrent layers and attention of the reference: worked out by hand, and PyTorch's numbers. */
@Tag("unit")
final class ReferenceSequenceTest {
  private static final double TANH_1 = Math.tanh(1);

  private static double[] value(Shape shape, double[] input, Op op, Map<String, double[]> weights) {
    Graph graph = new GraphSketch(shape).node("op", op).graph();
    Batch batch = Batch.allocate(1, shape, graph.outputShape());
    batch.inputs().put(0, Doubles.toFloats(input));
    Program program = new Program(graph, Loss.MEAN_SQUARED_ERROR, new Update.Sgd(0, false, 0));
    return ReferencePass.inference(program, weights, batch).value("op");
  }

  private static double[] numbers(int count, IntToDoubleFunction number) {
    return IntStream.range(0, count).mapToDouble(number).toArray();
  }

  private static void assertClose(double[] found, double... expected) {
    assertThat(found).containsExactly(expected, within(2e-7));
  }

  @Test
  void lstm_addsToItsCell() {
    // Gates are open (a bias of 100), so c is the sum of tanh of the inputs so far.
    Map<String, double[]> weights =
        Map.of(
            "op.weight", new double[] {0, 0, 1, 0},
            "op.recurrent", new double[4],
            "op.bias", new double[] {100, 100, 0, 100});
    Op lstm = new Op.Recurrent(Op.Cell.LSTM, 1, Op.Direction.FORWARD);
    assertClose(
        value(Shape.sequence(1, 3), new double[] {1, -1, 1}, lstm, weights),
        Math.tanh(TANH_1),
        0,
        Math.tanh(TANH_1));
  }

  @Test
  void gru_keepsHalfOfWhatItHad() {
    // Reset and update gates are 1/2: h becomes (tanh(x + h / 2) + h) / 2.
    Map<String, double[]> weights =
        Map.of(
            "op.weight", new double[] {0, 0, 1},
            "op.recurrent", new double[] {0, 0, 1},
            "op.bias", new double[3],
            "op.recurrentBias", new double[3]);
    Op gru = new Op.Recurrent(Op.Cell.GRU, 1, Op.Direction.BACKWARD);
    double first = TANH_1 / 2;
    assertClose(
        value(Shape.sequence(1, 2), new double[] {0, 1}, gru, weights),
        (Math.tanh(first / 2) + first) / 2,
        first);
  }

  @Test
  void attention_toEqualKeys_isTheMeanOfTheValues() {
    double[] values = {5, 7, 1, 1, 4, 10};
    Shape shape = Shape.sequence(3, 2);
    assertClose(value(shape, values, new Op.Attention(1, false), Map.of()), 7, 7);
    assertClose(value(shape, values, new Op.Attention(1, true), Map.of()), 4, 7);
  }

  /**
   *
   *
   * <pre>{@code
   * net = torch.nn.LSTM(2, 2, bidirectional=True, dtype=torch.float64)      # or GRU, g = 3
   * weight_ih[d] = torch.sin(torch.arange(2 * g * 2 * 2)).view(2, g * 2, 2)[d]
   * weight_hh[d] = torch.cos(torch.arange(2 * g * 2 * 2)).view(2, g * 2, 2)[d]
   * bias_ih[d] = 0.1 * torch.arange(2 * g * 2).view(2, g * 2)[d]
   * bias_hh[d] = -0.05 * torch.arange(2 * g * 2).view(2, g * 2)[d]         # LSTM: 0
   * x = torch.tensor([[1, -2, .5], [0, 3, -1]])
   * print(net(x.t().unsqueeze(1))[0].squeeze(1).t())
   * }</pre>
   */
  @Test
  void recurrent_inBothDirections_isPyTorchs() {
    double[] x = {1, -2, 0.5, 0, 3, -1};
    Op lstm = new Op.Recurrent(Op.Cell.LSTM, 2, Op.Direction.BOTH);
    Map<String, double[]> ofLstm =
        Map.of(
            "op.weight", numbers(32, Math::sin),
            "op.recurrent", numbers(32, Math::cos),
            "op.bias", numbers(16, i -> 0.1 * i));
    assertClose(
        value(Shape.sequence(2, 3), x, lstm, ofLstm),
        new double[] {
          0.2140264, -0.20784307, -0.00678983, -0.02721219, -0.14504219, 0.30780614,
          0.54715687, 0.07743294, 0.47653071, 0.6653755, 0.71063563, 0.28267038
        });
    Op gru = new Op.Recurrent(Op.Cell.GRU, 2, Op.Direction.BOTH);
    Map<String, double[]> ofGru =
        Map.of(
            "op.weight", numbers(24, Math::sin),
            "op.recurrent", numbers(24, Math::cos),
            "op.bias", numbers(12, i -> 0.1 * i),
            "op.recurrentBias", numbers(12, i -> -0.05 * i));
    assertClose(
        value(Shape.sequence(2, 3), x, gru, ofGru),
        new double[] {
          0.56565995, -0.30494406, -0.07834477, -0.1176702, -0.15086971, 0.5859664,
          0.84239411, 0.68528949, 0.09022443, 0.25790908, 0.40899495, 0.4812088
        });
  }

  /**
   *
   *
   * <pre>{@code
   * x = torch.sin(torch.arange(36)).view(3, 2, 2, 3)                       # part, head, i, position
   * q, k, v = x.transpose(-1, -2)
   * y = torch.nn.functional.scaled_dot_product_attention(q, k, v, is_causal=causal)
   * print(y.transpose(-1, -2).reshape(4, 3))
   * }</pre>
   */
  @Test
  void attention_withTwoHeads_isPyTorchs() {
    Shape shape = Shape.sequence(12, 3);
    assertClose(
        value(shape, numbers(36, Math::sin), new Op.Attention(2, false), Map.of()),
        new double[] {
          -0.13642963, 0.32562511, 0.37758816, 0.23099543, -0.21980431, -0.27140898,
          -0.48175948, 0.06131891, 0.23005622, 0.55240831, 0.04707176, -0.11385346
        });
    assertClose(
        value(shape, numbers(36, Math::sin), new Op.Attention(2, true), Map.of()),
        new double[] {
          -0.90557836, -0.32964019, 0.37758816, 0.95637593, 0.44580321, -0.27140898,
          -0.98803162, -0.59219081, 0.23005622, 0.99991186, 0.68077603, -0.11385346
        });
  }
}
