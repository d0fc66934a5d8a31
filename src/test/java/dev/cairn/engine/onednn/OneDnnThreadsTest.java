package dev.cairn.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.Agreement;
import dev.cairn.engine.ContractCase;
import dev.cairn.engine.Device;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.engine.WideCases;
import dev.cairn.graph.Update;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Model;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fast engine on several threads of Java at once, and under the trainer. */
@Tag("engine")
class OneDnnThreadsTest {
  private static final ContractCase WIDE = WideCases.basic();
  private static final Dataset DATA = Datasets.friedman1(400, 0.5, 3);
  private static final Net NET = Net.of(DATA).stage(Blocks.dense(), 16).regress();

  /** Without an engine of its own: the preferred one. */
  private static final Trainer TRAINER =
      Trainer.defaults().seed(1).epochs(2).batch(16).progress(ProgressView.none());

  @Test
  void steps_ofTwoSessionsAtOnce_giveTheBitsThatEachGivesAlone() throws Exception {
    State one = train(1, 6);
    State two = train(2, 6);
    CyclicBarrier together = new CyclicBarrier(2);
    List<State> both =
        atOnce(
            Stream.of(1, 2)
                .<Callable<State>>map(
                    threads ->
                        () -> {
                          together.await();
                          return train(threads, 6);
                        })
                .toList());
    Agreement.assertSame("on one thread beside another session", one, both.get(0));
    Agreement.assertSame("on two threads beside another session", two, both.get(1));
  }

  /** Large batches are cut into parts for the threads. */
  @Test
  void steps_ofABatchOf64Twice_giveTheSameBits() {
    Agreement.assertSame("three steps on two threads", train(2, 64), train(2, 64));
    Agreement.assertSame("three steps on one thread", train(1, 64), train(1, 64));
  }

  private static State train(int threads, int size) {
    Update update = new Update.Sgd(0.9, true, 1e-4);
    try (Session session =
        new OneDnnEngine().open(WIDE.program(update), WIDE.start(), Device.cpu(threads))) {
      for (int step = 1; step <= 3; step++) {
        session.step(WIDE.batch(size, step), 0.05);
      }
      return session.state();
    }
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void predict_fromSeveralThreads_givesTheSameRows() throws Exception {
    Model model = TRAINER.fit(NET, DATA).model();
    assertThat(model.engine()).isInstanceOf(OneDnnEngine.class);
    String alone = model.predict(DATA.test()).table().printAll();
    CyclicBarrier together = new CyclicBarrier(4);
    Callable<String> task =
        () -> {
          together.await();
          return model.predict(DATA.test()).table().printAll();
        };
    assertThat(atOnce(List.of(task, task, task, task))).containsOnly(alone);
  }

  @Test
  void fit_whenInterrupted_returnsTheBestWeights_andTheNextFitIsAsEver() {
    float[] expected = weights(TRAINER.fit(NET, DATA));
    Run interrupted =
        TRAINER
            .epochs(1_000)
            .progress(
                snapshot -> {
                  if (snapshot.ending().isEmpty()
                      && snapshot.progress().epoch() == 2
                      && snapshot.progress().batch() == 3) {
                    Thread.currentThread().interrupt();
                  }
                })
            .fit(NET, DATA);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(interrupted.ending().reason()).isEqualTo(Run.Reason.INTERRUPTED);
    assertThat(interrupted.ending().text()).startsWith("Interrupted in epoch 2 after batch 3 of ");
    assertThat(interrupted.model().engine()).isInstanceOf(OneDnnEngine.class);
    assertThat(interrupted.history().epochs()).hasSize(1);
    assertThat(weights(TRAINER.fit(NET, DATA))).isEqualTo(expected);
  }

  private static float[] weights(Run run) {
    return run.lastState().weights().copy("head.dense1.weight");
  }
}
