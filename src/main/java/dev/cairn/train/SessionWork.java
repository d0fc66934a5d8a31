package dev.cairn.train;

import dev.cairn.data.Examples;
import dev.cairn.data.batches.Batches;
import dev.cairn.data.batches.Buckets;
import dev.cairn.engine.LossGradient;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.engine.Weights;
import dev.cairn.graph.Batch;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a fit asks of its session, on the session's thread.
 *
 * @param trainer with the settings
 * @param lesson what is learned
 * @param stop looked at between batches of validation
 * @param probe that looks at gradients, if somebody wants to see them
 */
record SessionWork(Trainer trainer, Lesson lesson, StopRequest stop, Optional<FlowProbe> probe) {

  /**
   * One step, with the batches that are taken together for it: their mean loss.
   *
   * @param done steps before it
   */
  double step(Session session, Batches batches, double rate, long done) {
    double sum = 0;
    long all = 0;
    for (int part = 1; part < trainer.accumulate() && batches.left() > 1; part++) {
      Batch batch = batches.next();
      long count = LossGradient.count(lesson.loss(), batch);
      sum += session.accumulate(batch) * count;
      all += count;
    }
    Batch last = batches.next();
    probe.ifPresent(p -> p.look(session, last, done));
    long count = LossGradient.count(lesson.loss(), last);
    double loss = session.step(last, rate);
    return all == 0 ? loss : (sum + loss * count) / (all + count);
  }

  /**
   * Runs the validation part through what one would predict with now: whether all of it.
   *
   * @param buckets of it
   * @param behind called with the same weights if so
   */
  boolean predict(
      Session session, Buckets buckets, Inference.Consumer consumer, Consumer<Session> behind) {
    if (trainer.update().averaging() == 0) {
      return forward(session, buckets, consumer, behind);
    }
    State training = session.state();
    Weights average = training.predicting(trainer.update());
    session.restore(new State(average, training.moments(), training.step(), training.seed()));
    boolean whole = forward(session, buckets, consumer, behind);
    session.restore(training);
    return whole;
  }

  private boolean forward(
      Session session, Buckets buckets, Inference.Consumer consumer, Consumer<Session> behind) {
    Examples validation = lesson.data().validation();
    boolean whole =
        new Pass(lesson.graph(), validation, trainer.batch(), buckets)
            .run(session, consumer, stop::isAsked);
    if (whole) {
      behind.accept(session);
    }
    return whole;
  }
}
