package dev.cairn.train;

import dev.cairn.data.Examples;
import dev.cairn.data.augment.Augment;
import dev.cairn.data.batches.Batches;
import dev.cairn.engine.Engine;
import dev.cairn.engine.State;
import dev.cairn.engine.Weights;
import dev.cairn.graph.CairnException;
import dev.cairn.graph.Cost;
import dev.cairn.graph.Program;
import dev.cairn.store.WholeFile;
import dev.cairn.task.Scorer;
import dev.cairn.task.Scores;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One fit: epochs of steps, validation after each, the best weights kept. */
final class Fit {
  private final Trainer trainer;
  private final Lesson lesson;
  private final StopRequest stop;
  private final boolean background;
  private final Engine engine;
  private final Instant begun;
  private final SessionWork work;
  private final Meter meter;
  private final Augment augment;
  private final Optional<FlowProbe> probe;

  private Grouping grouping;

  /** Where to go back to if training diverges. */
  private State good;

  private Weights best;
  private Optional<Scores> bestScores;
  private Optional<Run.Ending> ending = Optional.empty();

  /**
   * Makes what {@link #run} then does, and tells the view that it is being prepared.
   *
   * @param from where to go on from; without it, training begins
   */
  Fit(
      Trainer trainer,
      Lesson lesson,
      Optional<Checkpoint> from,
      ProgressView view,
      StopRequest stop,
      boolean background) {
    this.trainer = trainer;
    this.lesson = lesson;
    this.stop = stop;
    this.background = background;
    this.engine = trainer.engine();
    this.augment = trainer.feed().of(lesson.data());
    this.grouping = Grouping.none(lesson.data());
    this.begun = from.map(Checkpoint::begun).orElseGet(Instant::now);
    this.good =
        from.map(Checkpoint::last).orElseGet(() -> trainer.first(lesson.graph(), lesson.vectors()));
    this.best = from.map(Checkpoint::best).orElse(good.weights());
    this.bestScores = from.flatMap(checkpoint -> checkpoint.standing().best());
    Tally tally =
        from.map(checkpoint -> checkpoint.standing().tally())
            .orElseGet(() -> Tally.empty(lesson.task()));
    trainer.checkpoints().ifPresent(WholeFile::prepare);
    trainer.earlyStopping().ifPresent(early -> early.check(lesson.task().metrics()));
    this.meter = new Meter(plan(), view, System::nanoTime, good.step(), tally);
    this.probe = trainer.flow().map(every -> probe(every, from));
    this.work = new SessionWork(trainer, lesson, stop, probe);
    probe.ifPresent(meter::watch);
    meter.preparing();
  }

  private FlowProbe probe(int every, Optional<Checkpoint> from) {
    Optional<GradientFlow> before = from.flatMap(checkpoint -> checkpoint.standing().flow());
    return new FlowProbe(lesson.graph(), every, steps(), before);
  }

  private Meter.Plan plan() {
    return new Meter.Plan(
        title(),
        lesson.unit(),
        background,
        trainer.epochs(),
        trainer.batch() * trainer.accumulate(),
        stepsOfEpoch(),
        Batches.countInOrder(lesson.data().validation().size(), trainer.batch()),
        trainer.scale());
  }

  /** The last one may take fewer batches together. */
  private int stepsOfEpoch() {
    int batches = Batches.countShuffled(lesson.data().train().size(), trainer.batch());
    return (batches + trainer.accumulate() - 1) / trainer.accumulate();
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "%,d parameters, %s, batch %d, %s",
        Cost.of(lesson.graph()).parameters(),
        lesson.data().name(),
        trainer.batch(),
        engine.name());
  }

  Run run() {
    try {
      State last = train();
      if (bestScores.isEmpty()) {
        best = last.predicting(trainer.update());
      }
      Run.Ending end = ending.orElseGet(() -> endings().completed());
      if (isToBeKept(end) && trainer.checkpoints().isPresent()) {
        end = StateFile.keep(trainer.checkpoints().get(), model(), checkpoint(last), lesson, end);
      }
      meter.ended(end.text());
      keepLateInterruption(end);
      return new Run(model(), last, end, lesson.data(), standing());
    } catch (RuntimeException | Error failed) {
      meter.ended("Ended by an error; nothing was kept." + (background ? reason(failed) : ""));
      throw failed;
    }
  }

  private static boolean isToBeKept(Run.Ending end) {
    return end.reason() != Run.Reason.DIVERGED && end.reason() != Run.Reason.INVALID;
  }

  private Standing standing() {
    return new Standing(
        trainer.batch(),
        trainer.accumulate(),
        trainer.buckets(),
        trainer.optimizer(),
        bestScores,
        meter.tally(),
        probe.map(FlowProbe::flow));
  }

  private Checkpoint checkpoint(State last) {
    return new Checkpoint(last, best, standing(), begun);
  }

  /** Where no cell shows it. */
  private static String reason(Throwable failed) {
    return "\n" + (failed instanceof CairnException ? failed.getMessage() : failed.toString());
  }

  /** One that came when everything was done is for the rest of the cell. */
  private void keepLateInterruption(Run.Ending end) {
    boolean unused = end.reason() != Run.Reason.INTERRUPTED;
    if (unused && stop.asked().filter(StopRequest.By.INTERRUPTION::equals).isPresent()) {
      Thread.currentThread().interrupt();
    }
  }

  private State train() {
    Program program = new Program(lesson.graph(), lesson.loss(), trainer.update(lesson.graph()));
    try (SessionThread thread = new SessionThread(engine, program, good, trainer.device(), stop)) {
      thread.call(
          session -> {
            session.freeze(trainer.frozen(lesson.graph()));
            return true;
          });
      grouping = thread.call(session -> Grouping.of(trainer, lesson.graph(), lesson.data()));
      meter.prepared();
      while (meter.epochsDone() < trainer.epochs() && ending.isEmpty()) {
        meter.begin();
        epoch(thread);
        boolean more = ending.isEmpty() && meter.epochsDone() < trainer.epochs();
        if (more && trainer.checkpoints().isPresent()) {
          State last = thread.call(session -> session.state());
          StateFile.keep(trainer.checkpoints().get(), model(), checkpoint(last), lesson);
        }
      }
      boolean diverged = ending.filter(e -> e.reason() == Run.Reason.DIVERGED).isPresent();
      return diverged ? good : thread.call(session -> session.state());
    }
  }

  /** Steps and validation; data that are not what was sealed end the run. */
  private void epoch(SessionThread thread) {
    try {
      steps(thread);
      if (ending.isEmpty()) {
        validate(thread);
      }
    } catch (CairnException failed) {
      String doubt = lesson.data().doubt().orElseThrow(() -> failed);
      ending = Optional.of(endings().invalid(doubt, afterBatches()));
    }
  }

  /** The steps of the epoch that are not done yet. */
  private void steps(SessionThread thread) {
    int epoch = meter.epochsDone() + 1;
    int done = meter.batchesDone() * trainer.accumulate();
    Examples examples =
        augment.of(lesson.data().train().ofEpoch(trainer.seed(), epoch), trainer.seed(), epoch);
    try (Batches batches =
        Batches.shuffled(
            examples, trainer.batch(), trainer.seed(), epoch, done, grouping.training())) {
      while (batches.hasNext()) {
        if (thread.isToStop()) {
          ending = Optional.of(endings().stopped(afterBatches()));
          return;
        }
        double rate = trainer.learningRate(meter.step(), steps(), meter.history());
        double loss = thread.call(session -> work.step(session, batches, rate, meter.step()));
        if (!Double.isFinite(loss)) {
          ending = Optional.of(endings().diverged("loss", 1, rate, loss));
          return;
        }
        meter.stepped(loss, rate);
      }
    }
    if (thread.isToStop()) {
      ending = Optional.of(endings().stopped(afterBatches()));
    }
  }

  private String afterBatches() {
    return meter.batchesDone() == 0
        ? "before its first batch"
        : "after batch %d of %d".formatted(meter.batchesDone(), meter.batches());
  }

  /** Of the whole run. */
  private long steps() {
    return (long) trainer.epochs() * meter.batches();
  }

  private void validate(SessionThread thread) {
    meter.validating();
    Scorer scorer = lesson.task().scorer();
    SampleOutputs sample = new SampleOutputs(lesson.data().validation());
    Inference.Consumer consumer =
        part -> {
          scorer.add(part.size(), part.outputs(), part.targets());
          sample.add(part.size(), part.outputs());
        };
    long seed = trainer.seed() + meter.epoch();
    boolean whole =
        !thread.isToStop()
            && thread.call(
                session ->
                    work.predict(
                        session,
                        grouping.validation(),
                        consumer,
                        s -> sample.write(s, lesson, scorer, seed, stop::isAsked)));
    if (whole) {
      validated(thread, scorer.scores(), sample);
    }
    boolean last = whole && meter.epochsDone() == trainer.epochs();
    if (ending.isEmpty() && !last && thread.isToStop()) {
      ending = Optional.of(endings().stopped(whole ? "after validation" : "in validation"));
    }
  }

  private void validated(SessionThread thread, Scores scores, SampleOutputs sample) {
    boolean finite = Double.isFinite(scores.loss());
    boolean better =
        finite && bestScores.map(b -> lesson.task().better().compare(scores, b) > 0).orElse(true);
    if (better) {
      bestScores = Optional.of(scores);
      good = thread.call(session -> session.state());
      best = good.predicting(trainer.update());
    }
    meter.validated(scores, sample.predictions(lesson.task()), better);
    if (finite) {
      ending =
          trainer
              .earlyStopping()
              .filter(early -> meter.epochsDone() < trainer.epochs())
              .flatMap(early -> early.verdict(meter.history()))
              .map(endings()::early);
    } else {
      double rate = meter.tally().rate();
      ending = Optional.of(endings().diverged("validation loss", 0, rate, scores.loss()));
    }
  }

  private Endings endings() {
    return new Endings(trainer, meter, bestScores, stop);
  }

  /** Where the first weights are from, if not at random. */
  private String vectors() {
    return lesson.vectors().values().stream()
        .map(words -> ", word vectors of " + words)
        .collect(Collectors.joining());
  }

  private Model model() {
    Provenance provenance =
        new Provenance(
            lesson.data().provenance(),
            trainer.seed(),
            engine.name(),
            trainer.toString() + vectors(),
            System.getProperty("java.version"),
            begun);
    return new Model(
        lesson.graph(),
        lesson.loss(),
        best,
        lesson.task(),
        provenance,
        engine,
        lesson.data().encoder(),
        meter.curves());
  }
}
