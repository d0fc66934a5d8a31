package dev.cairn.engine;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Update;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Point 1: every op and every kind of block gives the reference's values in inference. */
interface ForwardContract extends ContractSubject {
  /** Of the largest magnitude in the array. */
  double FORWARD = 1e-4;

  @ParameterizedTest
  @MethodSource("cases")
  default void forward_givesTheReferencesValues(ContractCase subject) {
    try (Session expected = reference(subject.program(), subject.start());
        Session found = open(subject.program(), subject.start())) {
      for (int size : new int[] {5, 2, 1, 5}) {
        Batch batch = subject.batch(size, size);
        Agreement.assertClose(
            "forward of %s, batch of %d".formatted(subject, size),
            expected.forward(batch, subject.nodes()),
            found.forward(batch, subject.nodes()),
            FORWARD);
      }
    }
  }

  /** Only what is asked for has to exist: engines may compute the rest of it in one piece. */
  @ParameterizedTest
  @MethodSource("cases")
  default void forward_ofTheOutputAlone_givesTheReferencesValues(ContractCase subject) {
    Program program = subject.program(new Update.Sgd(0.9, true, 0));
    List<String> output = List.of(subject.graph().output());
    try (Session found = open(program, subject.start())) {
      assertForward(subject, "at the start", found, subject.start(), output);
      for (int step = 1; step <= 3; step++) {
        found.step(subject.batch(4, step), 0.01);
      }
      assertForward(subject, "after 3 steps", found, found.state(), output);
    }
  }

  @ParameterizedTest
  @MethodSource("wide")
  default void forward_ofAnyNodeAlone_givesTheReferencesValues(ContractCase subject) {
    try (Session found = open(subject.program(), subject.start())) {
      for (String node : subject.nodes()) {
        assertForward(subject, "at the start", found, subject.start(), List.of(node));
      }
    }
  }

  private void assertForward(
      ContractCase subject, String when, Session found, State state, List<String> nodes) {
    Program program = subject.program(new Update.Sgd(0.9, true, 0));
    try (Session expected = reference(program, state)) {
      for (int size : new int[] {5, 2, 1, 5}) {
        Batch batch = subject.batch(size, size);
        Agreement.assertClose(
            "forward of %s %s, batch of %d".formatted(subject, when, size),
            expected.forward(batch, nodes),
            found.forward(batch, nodes),
            FORWARD);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("nets")
  default void forward_doesNotReadTargets(ContractCase subject) {
    try (Session expected = reference(subject.program(), subject.start());
        Session found = open(subject.program(), subject.start())) {
      Batch batch = subject.batch(3, 0);
      Batch bare = Batch.allocate(3, batch.inputShape(), Shape.vector(1));
      bare.inputs().put(0, batch.inputs(), 0, batch.inputs().limit());
      Map<String, float[]> answers = expected.forward(batch, subject.nodes());
      Agreement.assertClose(
          "forward of " + subject, answers, found.forward(bare, subject.nodes()), FORWARD);
    }
  }
}
