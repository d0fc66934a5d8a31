package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Point 5: a state moves between engines in the middle of training, and nobody notices. */
interface TransferContract extends ContractSubject {

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.UpdateContract#steps")
  default void state_movesToTheEngineAndBack(
      ContractCase subject, Update update, double learningRate) {
    String where = "%s with %s".formatted(subject, update);
    Program program = subject.program(update);
    State expected = steps(reference(program, subject.start()), subject, 1, 9, learningRate);
    State first = steps(reference(program, subject.start()), subject, 1, 3, learningRate);
    State second = steps(open(program, first), subject, 4, 6, learningRate);
    State third = steps(reference(program, second), subject, 7, 9, learningRate);
    assertThat(second.step()).as(where).isEqualTo(6);
    assertThat(second.seed()).as(where).isEqualTo(first.seed());
    Agreement.assertClose(where, expected.weights(), third.weights(), 1e-3);
  }

  private static State steps(
      Session session, ContractCase subject, int from, int to, double learningRate) {
    try (session) {
      for (int step = from; step <= to; step++) {
        session.step(subject.batch(6, step), learningRate);
      }
      return session.state();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.UpdateContract#steps")
  default void state_comesBackBitForBit(ContractCase subject, Update update, double learningRate) {
    Program program = subject.program(update);
    State trained = steps(reference(program, subject.start()), subject, 1, 3, learningRate);
    try (Session opened = open(program, trained);
        Session restored = open(program, subject.start())) {
      Agreement.assertSame("opened with a state of " + subject, trained, opened.state());
      restored.step(subject.batch(4, 9), learningRate);
      restored.restore(trained);
      Agreement.assertSame("restored to a state of " + subject, trained, restored.state());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.UpdateContract#steps")
  default void restore_repeatsTheSameStep(
      ContractCase subject, Update update, double learningRate) {
    Batch batch = subject.batch(6, 2);
    try (Session session = open(subject.program(update), subject.start())) {
      session.step(subject.batch(6, 1), learningRate);
      State before = session.state();
      session.step(batch, learningRate);
      State once = session.state();
      session.step(subject.batch(6, 3), learningRate);
      session.restore(before);
      session.step(batch, learningRate);
      Agreement.assertSame("a step repeated", once, session.state());
    }
  }

  @ParameterizedTest
  @MethodSource("nets")
  default void predictions_agreeAfterMoving(ContractCase subject) {
    State trained = steps(open(subject.program(), subject.start()), subject, 1, 3, 0.05);
    Batch batch = subject.batch(4, 9);
    try (Session expected = reference(subject.program(), trained);
        Session found = open(subject.program(), trained)) {
      Agreement.assertClose(
          "predictions of " + subject,
          expected.forward(batch, subject.nodes()),
          found.forward(batch, subject.nodes()),
          ForwardContract.FORWARD);
    }
  }

  @Test
  default void state_isACopy() {
    ContractCase subject = ContractCases.basic();
    Program program = subject.program(new Update.Sgd(0.9, true, 0));
    try (Session session = open(program, subject.start());
        Session other = open(program, subject.start())) {
      session.step(subject.batch(4, 1), 0.1);
      State kept = session.state();
      other.restore(kept);
      session.step(subject.batch(4, 2), 0.1);
      Agreement.assertSame("a state kept over a step of another session", kept, other.state());
      assertThat(session.state().weights().copy("logits.weight"))
          .isNotEqualTo(kept.weights().copy("logits.weight"));
    }
  }
}
