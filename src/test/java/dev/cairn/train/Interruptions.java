package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.Engine;
import dev.cairn.graph.CairnException;
import dev.cairn.stack.Net;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;

/**
 * Cells that are interrupted at random instants, one after the other, on all engines in turn. What
 * each leaves can be used; after all of them, nothing has grown.
 */
final class Interruptions {
  private static final int PATIENCE_SECONDS = 120;

  /** Rounds after which the C library has all the memory that it will keep. */
  private static final int SETTLED = 100;

  private static final long HEAP = 16L << 20;
  private static final long NATIVE = 1L << 20;
  private static final long OUTSIDE = 150L << 20;

  private final Dataset data = SmallImages.data(300, 120);
  private final Net net = SmallImages.net(data);
  private final List<Engine> engines = Engine.all();
  private final Map<Engine, Run> runs = new HashMap<>();
  private final Map<Kind, Long> typical = new EnumMap<>(Kind.class);
  private final Random random;
  private int interrupted;

  /** What a cell does. */
  private enum Kind {
    LOAD,
    FIT,
    RESUME,
    PREDICT,
    CONFUSION
  }

  /**
   * What the process has.
   *
   * @param heap in use
   * @param natives that JavaCPP counts
   * @param outside resident memory without that of the heap, which Java grows as it likes
   */
  private record Memory(long heap, long natives, long outside) {
    static Memory now() {
      for (int i = 0; i < 5; i++) {
        System.gc();
      }
      Runtime java = Runtime.getRuntime();
      return new Memory(
          java.totalMemory() - java.freeMemory(),
          Pointer.totalBytes(),
          Pointer.physicalBytes() - java.totalMemory());
    }
  }

  Interruptions(long seed) {
    random = new Random(seed);
  }

  /** Runs that many cells, after each kind has run on each engine. */
  void check(int rounds) throws Exception {
    for (Engine engine : engines) {
      runs.put(engine, trainer(engine).epochs(1).fit(net, data));
      for (Kind kind : Kind.values()) {
        long start = System.nanoTime();
        cell(engine, kind, Long.MAX_VALUE);
        typical.merge(kind, System.nanoTime() - start, Math::max);
        cell(engine, kind, 1_000_000L);
      }
    }
    interrupted = 0;
    Memory before = Memory.now();
    Memory settled = before;
    for (int round = 0; round < rounds; round++) {
      Kind kind = Kind.values()[round % Kind.values().length];
      Engine engine = engines.get(random.nextInt(engines.size()));
      cell(engine, kind, (long) (random.nextDouble() * typical.get(kind)));
      settled = round == SETTLED ? Memory.now() : settled;
    }
    Memory after = Memory.now();
    assertThat(interrupted).as("cells that were interrupted in time").isGreaterThan(rounds / 4);
    assertThat(after.heap() - before.heap()).as("bytes of heap").isLessThan(HEAP);
    assertThat(after.natives() - before.natives()).as("bytes of JavaCPP").isLessThan(NATIVE);
    if (rounds > SETTLED) {
      assertThat(after.outside() - settled.outside())
          .as("bytes beside the heap")
          .isLessThan(OUTSIDE);
    }
  }

  private static Trainer trainer(Engine engine) {
    return Trainer.defaults().epochs(2).batch(32).engine(engine).progress(ProgressView.none());
  }

  /** Runs a cell on a thread of its own, interrupts it after a time, and looks at what it left. */
  private void cell(Engine engine, Kind kind, long nanos) throws Exception {
    CompletableFuture<Object> left = new CompletableFuture<>();
    CountDownLatch ended = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                left.complete(work(engine, kind));
              } catch (Throwable failed) {
                left.completeExceptionally(failed);
              }
              ended.countDown();
            },
            "cell");
    thread.start();
    boolean early =
        ended.await(Math.min(nanos, 1_000_000_000L * PATIENCE_SECONDS), TimeUnit.NANOSECONDS);
    if (!early) {
      thread.interrupt();
    }
    Object value =
        left.handle((good, bad) -> bad == null ? good : bad)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    thread.join();
    assertUsable(engine, value);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("cairn-session", "cairn-batches", "cairn-job", "cell");
  }

  private Object work(Engine engine, Kind kind) {
    Run run = runs.get(engine);
    return switch (kind) {
      case LOAD -> Datasets.fashionMnistMini();
      case FIT -> trainer(engine).fit(net, data);
      case RESUME -> trainer(engine).resume(run);
      case PREDICT -> run.model().predict(data.train());
      case CONFUSION -> run.confusion();
    };
  }

  private void assertUsable(Engine engine, Object value) {
    if (value instanceof Throwable failed) {
      assertThat(failed).isInstanceOf(CairnException.class);
      assertThat(((CairnException) failed).found()).startsWith("an interruption");
      interrupted++;
    }
    if (value instanceof Run run && run.ending().reason() == Run.Reason.INTERRUPTED) {
      assertThat(run.ending().text()).matches("Interrupted in epoch [12] .*[Kk]ept the weights .*");
      assertThat(run.model().predict(data.test().subset(0, 1)).table().rowCount()).isEqualTo(2);
      Run whole = trainer(engine).resume(run);
      assertThat(whole.ending().reason()).isEqualTo(Run.Reason.COMPLETED);
      interrupted++;
    }
  }
}
