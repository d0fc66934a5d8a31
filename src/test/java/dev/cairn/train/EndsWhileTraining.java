package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.engine.Engine;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.util.concurrent.CountDownLatch;

/** A program that ends while natives are at work; for {@link ShutdownTest}. */
final class EndsWhileTraining {
  private EndsWhileTraining() {}

  /** Ways to end. */
  enum Way {
    /** A background job trains, and the program asks for its end. */
    EXIT_BESIDE_A_JOB,
    /** A background job trains, and the main thread has nothing more to do. */
    RETURN_BESIDE_A_JOB,
    /** An engine that tells when its batches begin and end is in the middle of one. */
    EXIT_IN_A_BATCH,
    /** The main thread trains, and another one asks for the end. */
    EXIT_IN_A_FIT,
    /** The main thread predicts, and another one asks for the end. */
    EXIT_IN_A_PREDICTION
  }

  public static void main(String... words) throws InterruptedException {
    Way way = Way.valueOf(System.getProperty("way"));
    CountDownLatch begun = new CountDownLatch(1);
    Engine engine =
        Engine.all().stream()
            .filter(e -> e.name().equals(System.getProperty("engine")))
            .findFirst()
            .orElseGet(() -> new SlowEngine(begun));
    Dataset data = SmallImages.data(1_000, 60);
    Net net = Net.of(data).stem(16).stages(Blocks.basic().times(2), 16, 32).classify();
    CountDownLatch busy = new CountDownLatch(5);
    Trainer trainer =
        Trainer.defaults()
            .epochs(1_000)
            .engine(engine)
            .progress(
                snapshot -> {
                  if (snapshot.phase() == Snapshot.Phase.TRAINING) {
                    busy.countDown();
                  }
                });
    switch (way) {
      case EXIT_BESIDE_A_JOB -> {
        trainer.fitInBackground(net, data);
        busy.await();
        exit();
      }
      case EXIT_IN_A_BATCH -> {
        Dataset rows = Datasets.friedman1(40, 0.5, 1);
        trainer.fitInBackground(Net.of(rows).stage(Blocks.dense(), 2).regress(), rows);
        begun.await();
        exit();
      }
      case RETURN_BESIDE_A_JOB -> {
        trainer.fitInBackground(net, data);
        busy.await();
        System.out.println("end " + System.currentTimeMillis());
      }
      case EXIT_IN_A_FIT -> {
        endAfter(busy);
        trainer.fit(net, data);
      }
      case EXIT_IN_A_PREDICTION -> {
        Model model = trainer.epochs(1).fit(net, data).model();
        endAfter(new CountDownLatch(0));
        while (model.predict(data.train()).table().rowCount() > 0) {
          // Again and again.
        }
      }
    }
  }

  private static void endAfter(CountDownLatch busy) {
    new Thread(
            () -> {
              try {
                busy.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              exit();
            })
        .start();
  }

  private static void exit() {
    System.out.println("end " + System.currentTimeMillis());
    System.exit(0);
  }
}
