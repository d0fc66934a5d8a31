package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.batches.Batches;
import dev.cairn.engine.Engine;
import dev.cairn.engine.State;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Program;
import dev.cairn.stack.Net;
import dev.cairn.task.Classification;
import dev.cairn.task.Regression;
import dev.cairn.task.Scorer;
import dev.cairn.task.Scores;
import dev.cairn.task.Task;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One fit: epochs of steps, validation after each, the best weights kept. */
final class Fit {
  private final Trainer trainer;
  private final Net net;
  private final Graph graph;
  private final Dataset data;
  private final Task task;
  private final Engine engine;
  private final Instant begun = Instant.now();
  private final Meter meter;

  private State best;
  private Optional<Scores> bestScores = Optional.empty();
  private Optional<Run.Ending> ending = Optional.empty();

  Fit(Trainer trainer, Net net, Dataset data) {
    this.trainer = trainer;
    this.net = net;
    this.graph = net.graph();
    this.data = data;
    this.engine = trainer.engine();
    this.task =
        net.labels()
            .<Task>map(Classification::new)
            .orElseGet(() -> new Regression(data.train().targetScaling().orElseThrow()));
    this.best = State.initial(graph, trainer.seed());
    this.meter =
        new Meter(
            title(),
            data.input().isImage() ? "images" : "rows",
            trainer,
            Batches.countShuffled(data.train().size(), trainer.batch()),
            Batches.countInOrder(data.validation().size(), trainer.batch()),
            task.metrics());
  }

  Run run() {
    Program program = new Program(graph, net.loss(), trainer.optimizer().update());
    State last;
    meter.preparing();
    try (SessionThread thread = new SessionThread(engine, program, best, trainer.device())) {
      for (int epoch = 1; epoch <= trainer.epochs() && ending.isEmpty(); epoch++) {
        meter.begin(epoch);
        train(thread, epoch);
        if (ending.isEmpty()) {
          validate(thread, epoch);
        }
      }
      boolean diverged = ending.filter(e -> e.reason() == Run.Reason.DIVERGED).isPresent();
      last = diverged ? best : thread.call(session -> session.state());
    } catch (RuntimeException | Error failed) {
      meter.ended("Ended by an error; nothing was kept.");
      throw failed;
    }
    if (bestScores.isEmpty()) {
      best = last;
    }
    Run.Ending end = ending.orElseGet(this::completed);
    meter.ended(end.text());
    return new Run(model(), last, meter.curves(), end, data);
  }

  private void train(SessionThread thread, int epoch) {
    try (Batches batches = Batches.shuffled(data.train(), trainer.batch(), trainer.seed(), epoch)) {
      for (int i = 0; i < meter.batches(); i++) {
        double rate = trainer.learningRate(meter.step(), steps());
        double loss = thread.call(session -> session.step(batches.next(), rate));
        if (!Double.isFinite(loss)) {
          ending = Optional.of(diverged("loss", meter.step() + 1, epoch, i + 1, rate, loss));
          return;
        }
        meter.stepped(loss, rate);
        if (thread.isInterrupted()) {
          ending =
              Optional.of(
                  interrupted(epoch, "after batch %d of %d".formatted(i + 1, meter.batches())));
          return;
        }
      }
    }
  }

  /** Of the whole run. */
  private long steps() {
    return (long) trainer.epochs() * meter.batches();
  }

  private void validate(SessionThread thread, int epoch) {
    meter.validating();
    Scorer scorer = task.scorer();
    SampleOutputs sample = new SampleOutputs(data.validation());
    boolean whole =
        thread.call(
            session ->
                Model.forward(
                    session,
                    graph,
                    data.validation(),
                    trainer.batch(),
                    (batch, outputs) -> {
                      scorer.add(batch.size(), outputs, batch.targets());
                      sample.add(batch.size(), outputs);
                    },
                    thread::hasNoticedInterruption));
    if (whole) {
      Scores scores = scorer.scores();
      boolean finite = Double.isFinite(scores.loss());
      boolean better =
          finite && bestScores.map(b -> task.better().compare(scores, b) > 0).orElse(true);
      if (better) {
        bestScores = Optional.of(scores);
        best = thread.call(session -> session.state());
      }
      meter.validated(scores, sample.predictions(task), better);
      if (!finite) {
        double rate = trainer.learningRate(meter.step() - 1, steps());
        ending =
            Optional.of(
                diverged(
                    "validation loss", meter.step(), epoch, meter.batches(), rate, scores.loss()));
        return;
      }
    }
    if (thread.isInterrupted() && (!whole || epoch < trainer.epochs())) {
      ending = Optional.of(interrupted(epoch, whole ? "after validation" : "in validation"));
    }
  }

  private Run.Ending completed() {
    String time = ProgressText.clock(meter.elapsed());
    return new Run.Ending(
        Run.Reason.COMPLETED,
        "%s in %s. %s".formatted(Trainer.count(trainer.epochs()), time, kept("")));
  }

  private Run.Ending interrupted(int epoch, String where) {
    return new Run.Ending(
        Run.Reason.INTERRUPTED,
        "Interrupted in epoch %d %s. %s"
            .formatted(epoch, where, kept("No epoch was finished: kept the weights as they are.")));
  }

  private Run.Ending diverged(
      String what, long step, int epoch, int batch, double rate, double loss) {
    return new Run.Ending(
        Run.Reason.DIVERGED,
        "Stopped: the %s became %s at step %d (epoch %d, batch %d) with a learning rate of %s. "
                .formatted(what, loss, step, epoch, batch, number(rate))
            + kept("No epoch was finished: kept the first weights.")
            + " Try a learning rate of %s."
                .formatted(number(trainer.optimizer().learningRate() / 10)));
  }

  private String kept(String otherwise) {
    return bestScores
        .map(
            scores ->
                "Kept the weights of epoch %d: validation %s."
                    .formatted(meter.curves().history().best(), scores.summary()))
        .orElse(otherwise);
  }

  private static String number(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "%,d parameters, %s, batch %d, %s",
        net.cost().parameters(),
        data.name(),
        trainer.batch(),
        engine.name());
  }

  private Model model() {
    Provenance provenance =
        new Provenance(
            data.provenance(),
            trainer.seed(),
            engine.name(),
            trainer.toString(),
            System.getProperty("java.version"),
            begun);
    return new Model(graph, net.loss(), best.weights(), task, provenance, engine);
  }
}
