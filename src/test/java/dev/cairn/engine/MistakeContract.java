package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Update;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Point 8: a mistake is named with four facts, and leaves the session as it was. */
interface MistakeContract extends ContractSubject {

  @Test
  default void batch_ofAnotherShape_isNamed() {
    Batch batch = Batch.allocate(4, Shape.image(1, 28, 28), Shape.vector(3));
    String message =
        """
        expected: examples of 3x7x9
        found:    examples of 1x28x28
        where:    a batch of 4 for node input
        mend:     make the batch from the data that the network was made for""";
    assertMistake(session -> session.step(batch, 0.1), message);
    assertMistake(session -> session.forward(batch, List.of("logits")), message);
    assertMistake(session -> session.gradients(batch, List.of("logits")), message);
  }

  @Test
  default void targets_ofAnotherShape_areNamed() {
    Batch batch = Batch.allocate(4, Shape.image(3, 7, 9), Shape.vector(10));
    String message =
        """
        expected: targets of 3
        found:    targets of 10
        where:    a batch of 4 for node logits
        mend:     give the network as many outputs as a target has numbers""";
    assertMistake(session -> session.step(batch, 0.1), message);
    assertMistake(session -> session.gradients(batch, List.of("logits")), message);
  }

  @Test
  default void batch_withoutExamples_isNamed() {
    Batch batch = ContractCases.basic().batch(4, 1).first(0);
    assertMistake(
        session -> session.step(batch, 0.1),
        """
        expected: a batch of 1 or more examples
        found:    a batch of 0
        where:    node input
        mend:     leave empty batches out""");
  }

  @Test
  default void batch_withTooFewNumbers_isNamed() {
    Batch four = ContractCases.basic().batch(4, 1);
    Batch batch =
        new Batch(5, four.inputShape(), four.inputs(), four.targetShape(), four.targets());
    assertMistake(
        session -> session.step(batch, 0.1),
        """
        expected: 945 inputs: 5 examples of 3x7x9
        found:    756
        where:    a batch of 5
        mend:     fill the buffer from position 0 and set its limit to the end""");
  }

  @Test
  default void unknownNames_areNamed() {
    Batch batch = ContractCases.basic().batch(2, 1);
    assertMistake(
        session -> session.forward(batch, List.of("logits", "block1.conv3")),
        """
        expected: the name of a node
        found:    block1.conv3
        where:    forward
        mend:     did you mean block1.conv1?""");
    assertMistake(
        session -> session.gradients(batch, List.of("logit.weight")),
        """
        expected: the name of a node or of a trained parameter
        found:    logit.weight
        where:    gradients
        mend:     did you mean logits.weight?""");
    assertMistake(
        session -> session.gradients(batch, List.of("stem.norm.variance")),
        """
        expected: the name of a node or of a trained parameter
        found:    stem.norm.variance
        where:    gradients
        mend:     did you mean stem.norm.scale?""");
    assertMistake(
        session -> session.freeze(Set.of("stem.conv")),
        """
        expected: the name of a parameter
        found:    stem.conv
        where:    freeze
        mend:     did you mean stem.conv.weight?""");
  }

  @Test
  default void state_ofAnotherGraph_isNamed() {
    State other = ContractCases.denseResidual().start();
    String message =
        """
        expected: stem.conv.weight of 4x3x3x3: 108 numbers
        found:    none
        where:    the state of step 0
        mend:     use a state of the same graph""";
    assertMistake(session -> session.restore(other), message);
    assertThatThrownBy(() -> open(ContractCases.basic().program(), other))
        .isInstanceOf(EngineException.class)
        .hasMessage(message);
  }

  @Test
  default void moments_ofAnotherUpdate_areNamed() {
    ContractCase subject = ContractCases.basic();
    Weights zeros = Weights.zeros(subject.graph());
    State adam = new State(subject.start().weights(), List.of(zeros, zeros), 7, 1);
    assertMistake(
        session -> session.restore(adam),
        """
        expected: 1 moments or none
        found:    2 moments
        where:    the state of step 7
        mend:     continue with the same kind of update, or leave the moments out""");
  }

  private void assertMistake(Consumer<Session> mistake, String message) {
    ContractCase subject = ContractCases.basic();
    Program program = subject.program(new Update.Sgd(0.9, true, 0));
    try (Session session = open(program, subject.start());
        Session expected = reference(program, subject.start())) {
      expected.step(subject.batch(4, 1), 0.1);
      session.step(subject.batch(4, 1), 0.1);
      State before = session.state();
      assertThatThrownBy(() -> mistake.accept(session))
          .isInstanceOf(EngineException.class)
          .hasMessage(message);
      Agreement.assertSame("after a mistake", before, session.state());
      expected.step(subject.batch(4, 2), 0.1);
      session.step(subject.batch(4, 2), 0.1);
      Agreement.assertClose(
          "a step after a mistake", expected.state().weights(), session.state().weights(), 1e-3);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.UpdateContract#steps")
  default void divergence_isReported_andRestoreHeals(
      ContractCase subject, Update update, double learningRate) {
    Program program = subject.program(update);
    try (Session session = open(program, subject.start());
        Session expected = reference(program, subject.start())) {
      session.step(subject.batch(4, 1), learningRate);
      State good = session.state();
      Batch broken = subject.batch(4, 2);
      broken.inputs().put(0, Float.NaN);
      assertThat(session.step(broken, learningRate)).as("loss of a NaN").isNaN();
      session.restore(good);
      Agreement.assertSame("restored after NaN", good, session.state());
      expected.restore(good);
      assertThat(session.step(subject.batch(4, 3), learningRate)).isFinite();
      expected.step(subject.batch(4, 3), learningRate);
      Agreement.assertClose(
          "a step after NaN", expected.state().weights(), session.state().weights(), 1e-3);
    }
  }

  /** One number of one parameter, wherever it stands and whatever comes behind it. */
  @ParameterizedTest
  @MethodSource("netsAndWide")
  default void divergence_inAnyParameter_isReported(ContractCase subject) {
    Batch batch = subject.batch(3, 1);
    try (Session session = open(subject.program(), subject.start())) {
      for (String name : subject.trained()) {
        session.restore(broken(subject.start(), name));
        assertThat(session.step(batch, 0.1))
            .as("loss of %s with a NaN in %s", subject, name)
            .isNotFinite();
      }
      session.restore(subject.start());
      assertThat(session.step(batch, 0.1)).as("loss without a NaN").isFinite();
    }
  }

  private static State broken(State state, String parameter) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    state.weights().names().forEach(name -> arrays.put(name, state.weights().copy(name)));
    float[] values = Objects.requireNonNull(arrays.get(parameter));
    values[values.length / 2] = Float.NaN;
    return new State(Weights.of(arrays), state.moments(), state.step(), state.seed());
  }
}
