package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Update;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Point 7: a session can be used after any step, and leaves nothing behind when it is closed. */
interface LifeContract extends ContractSubject {
  /** Small arrays of a library that wait for the garbage collector, in bytes. */
  long BYTES_THAT_MAY_STAY = 4 * 1024;

  @Test
  default void session_afterEachStep_canBeReadAndGoesOn() {
    ContractCase subject = ContractCases.basic();
    Program program = subject.program(new Update.Sgd(0.9, true, 0));
    try (Session session = open(program, subject.start())) {
      for (int step = 1; step <= 3; step++) {
        session.step(subject.batch(4, step), 0.1);
        State state = session.state();
        assertThat(state.step()).isEqualTo(step);
        try (Session expected = reference(program, state)) {
          Batch batch = subject.batch(2, 9);
          Agreement.assertClose(
              "forward after step " + step,
              expected.forward(batch, subject.nodes()),
              session.forward(batch, subject.nodes()),
              ForwardContract.FORWARD);
        }
      }
    }
  }

  @Test
  default void close_freesNativeMemory() {
    ContractCase subject = large();
    trainAndClose(subject);
    long before = nativeBytesWithoutGarbage();
    for (int round = 0; round < 20; round++) {
      trainAndClose(subject);
    }
    assertThat(nativeBytes() - before)
        .as("native memory that 20 sessions left behind, in bytes")
        .isLessThanOrEqualTo(BYTES_THAT_MAY_STAY);
  }

  /** Looking at gradients is rare: what it leaves may wait for the garbage collector. */
  @Test
  default void gradients_leaveNothingButGarbage() {
    ContractCase subject = large();
    long before = nativeBytesWithoutGarbage();
    for (int round = 0; round < 5; round++) {
      try (Session session = open(subject.program(), subject.start())) {
        session.gradients(subject.batch(8, 2), subject.trained());
        session.gradients(subject.batch(8, 3), subject.nodes());
      }
    }
    for (int i = 0; i < 200 && nativeBytes() - before > BYTES_THAT_MAY_STAY; i++) {
      System.gc();
    }
    assertThat(nativeBytes() - before)
        .as("native memory that 5 sessions left behind, in bytes")
        .isLessThanOrEqualTo(BYTES_THAT_MAY_STAY);
  }

  /** Inputs are 49 kB, weights 1 MB, values 400 kB: one of them left behind once is seen. */
  private static ContractCase large() {
    Graph graph =
        new GraphSketch(Shape.image(3, 16, 16))
            .conv("conv", 8, 3, 1)
            .norm("norm")
            .relu("relu")
            .head(128)
            .graph();
    return new ContractCase("large", graph, Loss.CROSS_ENTROPY);
  }

  private void trainAndClose(ContractCase subject) {
    Program program = subject.program(new Update.Adam(0.9, 0.999, 1e-8, 0, true));
    try (Session session = open(program, subject.start())) {
      session.freeze(Set.of("conv.weight"));
      session.step(subject.batch(16, 1), 0.01);
      State state = session.state();
      session.step(subject.batch(9, 2), 0.01);
      session.restore(state);
      session.forward(subject.batch(12, 3), subject.nodes());
    }
  }

  /** Dropped arrays are freed by a thread of the library: one that is late makes a test milder. */
  private long nativeBytesWithoutGarbage() {
    long least = nativeBytes();
    for (int quiet = 0; quiet < 5; quiet++) {
      System.gc();
      if (nativeBytes() < least) {
        least = nativeBytes();
        quiet = 0;
      }
    }
    return least;
  }

  @Test
  default void close_twice_doesNothing() {
    ContractCase subject = ContractCases.basic();
    Session session = open(subject.program(), subject.start());
    session.close();
    session.close();
    assertThatThrownBy(session::state).isInstanceOf(EngineException.class);
  }

  @Test
  default void use_afterClose_saysSo() {
    ContractCase subject = ContractCases.basic();
    Batch batch = subject.batch(2, 1);
    Session session = open(subject.program(), subject.start());
    session.step(batch, 0.1);
    session.close();
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("step", () -> session.step(batch, 0.1));
    calls.put("forward", () -> session.forward(batch, List.of("logits")));
    calls.put("gradients", () -> session.gradients(batch, List.of("logits")));
    calls.put("freeze", () -> session.freeze(Set.of()));
    calls.put("state", session::state);
    calls.put("restore", () -> session.restore(subject.start()));
    calls.forEach(
        (method, call) ->
            assertThatThrownBy(call)
                .isInstanceOf(EngineException.class)
                .hasMessage(
                    """
                    expected: an open session
                    found:    a closed one
                    where:    %s
                    mend:     open another session with the state that was kept"""
                        .formatted(method)));
  }
}
