package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShorterGraph;
import dev.cairn.graph.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One session computes batches that are shorter than its net, with the same answers. */
interface MaskLengths extends ContractSubject {
  /** Nets that have no parameters of positions, and where a text of 5 has room. */
  static Stream<MaskCases> shorter() {
    return MaskCases.all()
        .filter(padded -> ShorterGraph.of(padded.subject().graph(), 5).isPresent());
  }

  /** Texts of 5 indices and fewer, with padding up to the length of the net. */
  private static Batch texts(ContractCase subject) {
    Batch batch = subject.batch(5, 7);
    int length = batch.inputShape().elements();
    for (int n = 0; n < 5; n++) {
      for (int i = 5; i < length; i++) {
        batch.inputs().put(n * length + i, 0);
      }
    }
    if (batch.targetShape().isSequence()) {
      for (int i = 0; i < batch.targets().limit(); i++) {
        batch.targets().put(i, i % length < 5 ? batch.targets().get(i) : 0);
      }
    }
    return batch;
  }

  /** The same texts in rows of 5, and as much of targets that are over positions. */
  private static Batch cut(Batch batch) {
    Shape target = batch.targetShape();
    Shape less = target.isSequence() ? Shape.sequence(target.channels(), 5) : target;
    Batch shorter = Batch.allocate(batch.size(), Shape.vector(5), less);
    int length = batch.inputShape().elements();
    for (int n = 0; n < batch.size(); n++) {
      shorter.inputs().put(n * 5, batch.inputs(), n * length, 5);
    }
    int row = less.positions();
    for (int n = 0; n < batch.size() * less.channels(); n++) {
      shorter.targets().put(n * row, batch.targets(), n * target.positions(), row);
    }
    return shorter;
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.MaskLengths#shorter")
  default void batch_thatIsShorter_isAnsweredAlike(MaskCases padded) {
    ContractCase subject = padded.subject();
    Batch batch = texts(subject);
    List<String> output = List.of(subject.graph().output());
    try (Session session = open(subject.program(), subject.start())) {
      Map<String, float[]> whole = session.forward(batch, output);
      Map<String, float[]> shorter = session.forward(cut(batch), output);
      assertAlike(padded, whole, shorter);
      Map<String, float[]> again = session.forward(batch, output);
      assertThat(again.get(output.get(0))).isEqualTo(whole.get(output.get(0)));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.MaskLengths#shorter")
  default void step_thatIsShorter_learnsTheSame(MaskCases padded) {
    ContractCase subject = padded.subject();
    if (subject.graph().nodes().stream().anyMatch(node -> node.op() instanceof Op.Dropout)) {
      return; // it draws by places, which are others at another length
    }
    assertLearnsTheSame(padded, subject);
  }

  private void assertLearnsTheSame(Object name, ContractCase subject) {
    Batch batch = texts(subject);
    Batch shorter = cut(batch);
    try (Session more = open(subject.program(), subject.start());
        Session less = open(subject.program(), subject.start())) {
      assertAlike(
          name,
          more.gradients(batch, subject.trained()),
          less.gradients(shorter, subject.trained()));
      // Both lengths in one session, so that nothing of one is left in the other.
      assertThat(less.accumulate(shorter)).isCloseTo(more.accumulate(batch), within(1e-4));
      assertThat(less.step(batch, 0.1)).isCloseTo(more.step(batch, 0.1), within(1e-4));
      assertThat(less.step(shorter, 0.1)).isCloseTo(more.step(batch, 0.1), within(1e-4));
      assertAlike(name, all(more.state()), all(less.state()));
    }
  }

  private static Map<String, float[]> all(State state) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    state.weights().names().forEach(name -> arrays.put(name, state.weights().copy(name)));
    return arrays;
  }

  private static void assertAlike(
      Object net, Map<String, float[]> whole, Map<String, float[]> shorter) {
    whole.forEach(
        (name, expected) ->
            Agreement.assertClose(
                "shorter, " + net, name, expected, shorter.get(name), MaskInvariance.INVARIANCE));
  }

  /** With an answer at each position, the targets are shorter too. */
  @Test
  default void step_withAnswersAtPositions_learnsTheSame() {
    for (Loss loss : List.of(Loss.POSITION_CROSS_ENTROPY, new Loss.ConditionalRandomField(2))) {
      boolean chain = loss instanceof Loss.ConditionalRandomField;
      Graph graph =
          new GraphSketch(Shape.vector(9))
              .node("embed", new Op.Embedding(6, 6, true))
              .node("lstm", new Op.Recurrent(Op.Cell.LSTM, 3, Op.Direction.BOTH))
              .conv("scores", chain ? 10 : 3, line(), 1, "lstm")
              .graph();
      assertLearnsTheSame(loss, new ContractCase(loss.toString(), graph, loss));
    }
  }

  private static Window line() {
    return Window.line(Window.Axis.padded(1, 1, 0));
  }

  @Test
  default void batch_thatIsShorterThanParametersAllow_isRefused() {
    Graph graph =
        new GraphSketch(Shape.vector(9))
            .node("embed", new Op.Embedding(6, 4, true))
            .node("flat", new Op.Flatten())
            .dense("logits", 3)
            .graph();
    ContractCase subject = new ContractCase("flat", graph, Loss.CROSS_ENTROPY);
    Batch shorter = Batch.allocate(2, Shape.vector(5), Shape.vector(3));
    try (Session session = open(subject.program(), subject.start())) {
      assertThatThrownBy(() -> session.step(shorter, 0.1))
          .isInstanceOf(EngineException.class)
          .hasMessage(
              """
              expected: examples of 9
              found:    examples of 5
              where:    a batch of 2 for node input
              mend:     make the batch from the data that the network was made for""");
    }
  }
}
