package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Update;
import java.nio.FloatBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 6: the same seed and threads give the same bits, whatever happens in between. */
interface RepeatContract extends ContractSubject {

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.UpdateContract#steps")
  default void steps_twice_giveTheSameBits(
      ContractCase subject, Update update, double learningRate) {
    Agreement.assertSame(
        "the second training of %s with %s".formatted(subject, update),
        trained(subject, update, learningRate, 2),
        trained(subject, update, learningRate, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  default void steps_onSoManyThreads_giveTheSameBits(int threads) {
    Update update = new Update.Sgd(0.9, true, 1e-4);
    Agreement.assertSame(
        "the second training on %d threads".formatted(threads),
        trained(ContractCases.basic(), update, 0.1, threads),
        trained(ContractCases.basic(), update, 0.1, threads));
  }

  private State trained(ContractCase subject, Update update, double learningRate, int threads) {
    try (Session session =
        engine().open(subject.program(update), subject.start(), Device.cpu(threads))) {
      for (int step = 1; step <= 3; step++) {
        session.step(subject.batch(6, step), learningRate);
      }
      return session.state();
    }
  }

  @Test
  default void sessions_sideBySide_doNotDisturbEachOther() {
    ContractCase subject = ContractCases.basic();
    ContractCase neighbour = ContractCases.denseResidual();
    Program program = subject.program(new Update.Sgd(0.9, true, 0));
    State alone = trained(subject, program.update(), 0.1, 2);
    try (Session session = open(program, subject.start());
        Session other = open(neighbour.program(), neighbour.start())) {
      for (int step = 1; step <= 3; step++) {
        session.step(subject.batch(6, step), 0.1);
        other.step(neighbour.batch(5, step), 0.1);
        session.forward(subject.batch(2, step), subject.nodes());
        other.gradients(neighbour.batch(3, step), neighbour.trained());
      }
      Agreement.assertSame("beside another session", alone, session.state());
    }
  }

  @Test
  default void session_goesOn_whenItsNeighbourIsClosed() {
    ContractCase subject = ContractCases.basic();
    Update update = new Update.Sgd(0.9, true, 0);
    State alone = trained(subject, update, 0.1, 2);
    try (Session session = open(subject.program(update), subject.start())) {
      for (int step = 1; step <= 3; step++) {
        try (Session other = open(subject.program(update), subject.start())) {
          other.step(subject.batch(9, step), 0.1);
          session.step(subject.batch(6, step), 0.1);
        }
        session.forward(subject.batch(2, step), subject.nodes());
      }
      Agreement.assertSame("beside sessions that were closed", alone, session.state());
    }
  }

  /** Every training has a thread of its own. */
  @Test
  default void session_onAnotherThread_givesTheSameBits() {
    ContractCase subject = ContractCases.basic();
    Update update = new Update.Adam(0.9, 0.999, 1e-8, 0.1, true);
    Agreement.assertSame(
        "on another thread",
        trained(subject, update, 0.01, 2),
        CompletableFuture.supplyAsync(
                () -> trained(subject, update, 0.01, 2), task -> new Thread(task).start())
            .join());
  }

  /** Loaders fill the same memory again and again, and cut batches out of larger memory. */
  @Test
  default void batches_inReusedMemory_areReadAgain() {
    ContractCase subject = ContractCases.basic();
    Update update = new Update.Sgd(0.9, true, 1e-4);
    State expected = trained(subject, update, 0.1, 2);
    Shape in = subject.graph().inputShape();
    Shape out = subject.graph().outputShape();
    Batch large = Batch.allocate(9, in, out);
    FloatBuffer inputs = large.inputs().slice(in.elements(), 7 * in.elements());
    FloatBuffer targets = large.targets().slice(out.elements(), 7 * out.elements());
    try (Session session = open(subject.program(update), subject.start())) {
      for (int step = 1; step <= 3; step++) {
        Batch source = subject.batch(6, step);
        inputs.clear().put(source.inputs().duplicate());
        targets.clear().put(source.targets().duplicate());
        session.step(new Batch(6, in, inputs, out, targets), 0.1);
        assertThat(inputs.duplicate().flip()).isEqualTo(source.inputs());
        assertThat(targets.duplicate().flip()).isEqualTo(source.targets());
      }
      Agreement.assertSame("batches in reused memory", expected, session.state());
    }
  }
}
