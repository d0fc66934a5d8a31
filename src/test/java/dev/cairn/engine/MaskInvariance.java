package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Masks;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Padding changes nothing, and where a net is causal, neither does what comes later. */
interface MaskInvariance extends ContractSubject {
  /** Of the largest magnitude in the array. */
  double INVARIANCE = 1e-4;

  /** Lengths of texts that are also read alone, by a net of their own length: even and odd. */
  List<Integer> ALONE = List.of(4, 5);

  /** Weights of the same net for shorter texts: only what belongs to positions is cut. */
  private static State shortened(ContractCase from, ContractCase to) {
    State start = from.start();
    Map<String, float[]> arrays = new LinkedHashMap<>();
    int tokens = to.graph().inputShape().elements();
    int length = from.graph().inputShape().elements();
    for (Parameter parameter : to.graph().parameters()) {
      float[] values = start.weights().copy(parameter.name());
      if (values.length == parameter.elements()) {
        arrays.put(parameter.name(), values);
      } else {
        arrays.put(parameter.name(), cut(values, 0, values.length / length, length, tokens));
      }
    }
    return new State(Weights.of(arrays), List.of(), 0, start.seed());
  }

  /** The first positions of an example. */
  private static float[] cut(float[] values, int example, int channels, int length, int kept) {
    float[] part = new float[channels * kept];
    for (int i = 0; i < part.length; i++) {
      part[i] = values[(example * channels + i / kept) * length + i % kept];
    }
    return part;
  }

  /** Some texts of the padded net, with fewer positions behind them. */
  private static Batch shortened(Batch batch, int first, int count, ContractCase to) {
    int tokens = to.graph().inputShape().elements();
    int outputs = to.graph().outputShape().elements();
    Batch part = Batch.allocate(count, to.graph().inputShape(), to.graph().outputShape());
    int length = batch.inputShape().elements();
    for (int n = 0; n < count; n++) {
      part.inputs().put(n * tokens, batch.inputs(), (first + n) * length, tokens);
      part.targets().put(n * outputs, batch.targets(), (first + n) * outputs, outputs);
    }
    return part;
  }

  /** A batch of five in which the texts are of at most so many indices, the third of all. */
  private static Batch texts(ContractCase subject, int tokens) {
    Batch batch = subject.batch(5, 7);
    int length = batch.inputShape().elements();
    for (int n = 0; n < 5; n++) {
      for (int i = tokens; i < length; i++) {
        batch.inputs().put(n * length + i, 0);
      }
    }
    for (int i = 0; i < tokens; i++) {
      batch.inputs().put(2 * length + i, 1 + i % 5);
    }
    return batch;
  }

  private static boolean draws(ContractCase subject) {
    return subject.graph().nodes().stream().anyMatch(node -> node.op() instanceof Op.Dropout);
  }

  /** A text alone, in a net of its own length, is answered as in a padded batch. */
  @ParameterizedTest
  @MethodSource("dev.cairn.engine.MaskCases#all")
  default void text_aloneAndInAPaddedBatch_isAnsweredAlike(MaskCases padded) {
    ContractCase whole = padded.subject();
    Masks masks = Masks.of(whole.graph());
    for (int tokens : ALONE) {
      ContractCase own = padded.of(tokens);
      Batch batch = texts(whole, tokens);
      List<String> names = sequencesAndOutput(whole);
      try (Session together = open(whole.program(), whole.start());
          Session alone = open(own.program(), shortened(whole, own))) {
        Map<String, float[]> values = together.forward(batch, names);
        Map<String, float[]> ownValues = alone.forward(shortened(batch, 2, 1, own), names);
        for (String name : names) {
          Shape shape = whole.graph().node(name).shape();
          int valid = masks.has(name) ? masks.valid(name, tokens) : shape.positions();
          assertThat(own.graph().node(name).shape().positions()).isEqualTo(valid);
          Agreement.assertClose(
              "%d indices alone in %s".formatted(tokens, padded),
              name,
              ownValues.get(name),
              cut(values.get(name), 2, shape.channels(), shape.positions(), valid),
              INVARIANCE);
        }
      }
    }
  }

  private static List<String> sequencesAndOutput(ContractCase subject) {
    Masks masks = Masks.of(subject.graph());
    return subject.graph().nodes().stream()
        .map(Node::name)
        .filter(name -> masks.has(name) || name.equals(subject.graph().output()))
        .toList();
  }

  /** What is learned of texts, and what norms remember, does not depend on their padding. */
  @ParameterizedTest
  @MethodSource("dev.cairn.engine.MaskCases#all")
  default void training_withMorePadding_isTheSame(MaskCases padded) {
    ContractCase whole = padded.subject();
    if (draws(whole)) {
      return; // dropout draws by places, which are others at another length
    }
    int tokens = ALONE.get(1);
    ContractCase own = padded.of(tokens);
    Batch batch = texts(whole, tokens);
    Batch shorter = shortened(batch, 0, 5, own);
    List<String> names = own.trained();
    try (Session more = open(whole.program(), whole.start());
        Session less = open(own.program(), shortened(whole, own))) {
      assertWeights(padded, tokens, less.gradients(shorter, names), more.gradients(batch, names));
      double loss = less.step(shorter, 0.1);
      assertThat(more.step(batch, 0.1)).isCloseTo(loss, within(1e-4));
      assertWeights(padded, tokens, all(less.state()), all(more.state()));
    }
  }

  private static Map<String, float[]> all(State state) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    state.weights().names().forEach(name -> arrays.put(name, state.weights().copy(name)));
    return arrays;
  }

  private static void assertWeights(
      MaskCases padded, int tokens, Map<String, float[]> less, Map<String, float[]> more) {
    less.forEach(
        (name, expected) -> {
          float[] found = more.get(name);
          int length = padded.length();
          Agreement.assertClose(
              "with more padding, " + padded,
              name,
              expected,
              found.length == expected.length
                  ? found
                  : cut(found, 0, found.length / length, length, tokens),
              INVARIANCE);
        });
  }

  /** Where a net is causal, a later index never changes what stands before it. */
  @ParameterizedTest
  @MethodSource("dev.cairn.engine.MaskInvariance#causal")
  default void laterIndex_changesNothingBefore(MaskCases padded) {
    ContractCase subject = padded.subject();
    Masks masks = Masks.of(subject.graph());
    int changed = 4;
    Batch batch = texts(subject, 7);
    List<String> names = sequencesAndOutput(subject);
    try (Session session = open(subject.program(), subject.start())) {
      Map<String, float[]> before = session.forward(batch, names);
      int place = 2 * batch.inputShape().elements() + changed;
      batch.inputs().put(place, batch.inputs().get(place) == 1 ? 2 : 1);
      Map<String, float[]> after = session.forward(batch, names);
      for (String name : names) {
        if (masks.has(name)) {
          Shape shape = subject.graph().node(name).shape();
          float[] expected = cut(before.get(name), 2, shape.channels(), shape.positions(), changed);
          float[] found = cut(after.get(name), 2, shape.channels(), shape.positions(), changed);
          Agreement.assertClose("before a change in " + padded, name, expected, found, 1e-6);
        }
      }
      String output = subject.graph().output();
      assertThat(Arrays.equals(before.get(output), after.get(output)))
          .as("the change is seen at the end")
          .isFalse();
    }
  }

  /** Of all cases. */
  static Stream<MaskCases> causal() {
    return MaskCases.all().filter(MaskCases::isCausal);
  }
}
