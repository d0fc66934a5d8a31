package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Point 7: a session can be used after any step, and leaves nothing behind when it is closed. */
interface LifeContract extends ContractSubject {
  /** Growth that small arrays which wait for the garbage collector may cause, in bytes. */
  long NATIVE_BYTES_OF_CACHES = 64 * 1024;

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
    for (int round = 0; round < 5; round++) {
      openStepAndClose();
    }
    long before = nativeBytes();
    for (int round = 0; round < 20; round++) {
      openStepAndClose();
    }
    assertThat(nativeBytes() - before)
        .as("growth of native memory over 20 sessions, in bytes")
        .isLessThanOrEqualTo(NATIVE_BYTES_OF_CACHES);
  }

  private void openStepAndClose() {
    ContractCase subject = ContractCases.basic();
    Program program = subject.program(new Update.Adam(0.9, 0.999, 1e-8, 0, true));
    try (Session session = open(program, subject.start())) {
      // Inputs are 48 kB, values and gradients 2 MB: one of them leaked in each round is seen.
      session.step(subject.batch(64, 1), 0.01);
      session.gradients(subject.batch(8, 2), subject.trained());
      session.forward(subject.batch(64, 3), subject.nodes());
    }
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
