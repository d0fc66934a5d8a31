package dev.cairn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Labels;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.ShapeException;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Head;
import dev.cairn.stack.Net;
import dev.cairn.task.ClassReport;
import dev.cairn.task.HeadsReport;
import dev.cairn.task.TargetReport;
import dev.cairn.task.metric.Metrics;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Several heads on one trunk, on the reference engine. */
@Tag("unit")
class HeadsTrainingTest {
  private static final Dataset DATA = Datasets.rows(table(240), "side", "sum").fillMissing().load();
  private static final Net NET =
      Net.of(DATA)
          .stage(Blocks.dense(), 8)
          .heads(Head.classify("side"), Head.regress("sum").weight(0.5));
  private static final Trainer TRAINER =
      Trainer.defaults()
          .seed(1)
          .epochs(6)
          .batch(16)
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());

  /** A side of a line and a sum; every fifth row lacks the one or the other. */
  private static Table table(int rows) {
    CounterRandom random = CounterRandom.of(7, "points");
    DoubleColumn x = DoubleColumn.create("x");
    DoubleColumn y = DoubleColumn.create("y");
    StringColumn side = StringColumn.create("side");
    DoubleColumn sum = DoubleColumn.create("sum");
    for (int i = 0; i < rows; i++) {
      double a = random.gaussian(2L * i);
      double b = random.gaussian(2L * i + 1);
      x.append(a);
      y.append(b);
      if (i % 10 == 3) {
        side.appendMissing();
      } else {
        side.append(a > b ? "left" : "right");
      }
      if (i % 10 == 8) {
        sum.appendMissing();
      } else {
        sum.append(100 + 10 * (a + b));
      }
    }
    return Table.create("points", x, y, side, sum);
  }

  @Test
  void fit_learnsBothAnswers_alsoFromRowsThatLackOne() {
    Run run = TRAINER.epochs(12).fit(NET, DATA);

    assertThat(run.ending().reason()).isEqualTo(Run.Reason.COMPLETED);
    assertThat(run.test().scores().metric("side accuracy")).isGreaterThan(0.85);
    assertThat(run.test().scores().metric("sum R²")).isGreaterThan(0.8);
    assertThat(run.history().table().columnNames())
        .containsExactly(
            "epoch",
            "loss",
            "validation loss",
            "side accuracy",
            "sum R²",
            "sum MAE",
            "side loss",
            "sum loss",
            "learning rate",
            "seconds");
  }

  @Test
  void tables_areThoseOfEachHead() {
    Run run = TRAINER.epochs(1).fit(NET, DATA);

    assertThat(run.predictions("side").table().columnNames())
        .containsExactly("example", "actual", "predicted", "confidence", "right", "loss");
    assertThat(run.predictions("sum").table().columnNames())
        .containsExactly("example", "actual", "predicted", "error");
    assertThat(run.predictions().table().columnNames())
        .containsExactly(
            "example",
            "side actual",
            "side predicted",
            "side confidence",
            "sum actual",
            "sum predicted");
    assertThat(run.predictions().table().rowCount()).isEqualTo(DATA.test().size());
    var sides = run.predictions("side").table();
    int known = sides.stringColumn("actual").removeMissing().size();
    assertThat(sides.rowCount()).isEqualTo(DATA.test().size());
    assertThat(known).isLessThan(DATA.test().size());
    assertThat(run.confusion("side").total()).isEqualTo(known);
    assertThat(run.report("side")).isInstanceOf(ClassReport.class);
    assertThat(((TargetReport) run.report("sum")).targets().get(0).support())
        .isLessThan(DATA.test().size());
    assertThat(((HeadsReport) run.report()).heads().keySet()).containsExactly("side", "sum");
    assertThat(run.test().toString()).startsWith("test side accuracy ");
  }

  @Test
  void heads_inAnotherOrderThanTheData_learnTheirOwnAnswers() {
    Net turned =
        Net.of(DATA).stage(Blocks.dense(), 8).heads(Head.regress("sum"), Head.classify("side"));
    Run run = TRAINER.epochs(12).fit(turned, DATA);

    assertThat(run.test().scores().metric("sum R²")).isGreaterThan(0.8);
  }

  @Test
  void metrics_areRecorded_andChooseTheBestEpoch() {
    Run run = TRAINER.metrics(Metrics.f1(), Metrics.rmse()).best(Metrics.rmse()).fit(NET, DATA);

    List<History.Epoch> epochs = run.history().epochs();
    double best =
        epochs.stream().mapToDouble(e -> e.validation().get("sum RMSE")).min().orElseThrow();
    assertThat(epochs.get(run.history().best() - 1).validation().get("sum RMSE")).isEqualTo(best);
    assertThat(run.history().metrics()).contains("side F1", "sum RMSE");
    assertThat(run.history().charts()).hasSize(5);
  }

  @Test
  void resume_isLikeNeverStopped_bitForBit() {
    Run whole = TRAINER.epochs(4).fit(NET, DATA);
    Run half = TRAINER.epochs(2).schedule(Schedule.constant()).fit(NET, DATA);
    Run constant = TRAINER.epochs(4).schedule(Schedule.constant()).fit(NET, DATA);
    Run resumed = TRAINER.epochs(4).schedule(Schedule.constant()).resume(half);

    assertThat(resumed.lastState().weights().copy("head.side.dense1.weight"))
        .containsExactly(constant.lastState().weights().copy("head.side.dense1.weight"));
    assertThat(resumed.history().metrics()).isEqualTo(whole.history().metrics());
  }

  @Test
  void resume_withOtherMetrics_isRefused() {
    Run half = TRAINER.epochs(1).metrics(Metrics.f1()).fit(NET, DATA);
    Trainer other = TRAINER.epochs(2).metrics(Metrics.auc());
    assertThatThrownBy(() -> other.resume(half))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: the metrics that the run has measured: side accuracy, side F1, sum R², sum MAE, side loss, sum loss
            found:    side accuracy, side AUC, sum R², sum MAE, side loss, sum loss
            where:    Trainer.resume
            mend:     leave metrics(…) and best(…) out: those of the run are taken then\
            """);
    assertThat(TRAINER.epochs(2).resume(half).history().metrics()).contains("side F1");
  }

  @Test
  void anUnknownHead_asksForTheNearestName() {
    Run run = TRAINER.epochs(1).fit(NET, DATA);
    assertThatThrownBy(() -> run.predictions("sid"))
        .hasMessage(
            """
            expected: the name of a head
            found:    sid
            where:    Model.predict
            mend:     did you mean side?\
            """);
    assertThatThrownBy(run::confusion)
        .hasMessage(
            """
            expected: a net that classifies, for a confusion matrix
            found:    a net with several heads
            where:    run.confusion()
            mend:     say which: run.confusion("side")\
            """);
    assertThatThrownBy(() -> run.confusion("sum"))
        .hasMessage(
            """
            expected: a head that classifies, for a confusion matrix
            found:    head 'sum', which regresses
            where:    run.confusion("sum")
            mend:     look at run.predictions("sum") instead\
            """);
  }

  @Test
  void aHeadForOtherClasses_isRefused() {
    Net other = Net.vector(2).heads(Head.classify("side", Labels.of("up", "down")));
    assertThatThrownBy(() -> TRAINER.fit(other, DATA))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a head for the classes left, right
            found:    a head for the classes up, down
            where:    head 'side' of the net and data set 'points'
            mend:     begin the net with Net.of(data) and say Head.classify("side")\
            """);
  }

  @Test
  void aHeadThatTheDataDoNotAnswer_isRefused() {
    assertThatThrownBy(() -> Net.of(DATA).heads(Head.classify("sdie")))
        .hasMessage(
            """
            expected: the name of an answer
            found:    sdie
            where:    heads
            mend:     did you mean side?\
            """);
    Net other = Net.vector(2).heads(Head.regress("summ"));
    assertThatThrownBy(() -> TRAINER.fit(other, DATA))
        .hasMessage(
            """
            expected: the name of an answer of data set 'points'
            found:    summ
            where:    the heads of the net
            mend:     did you mean sum?\
            """);
  }

  @Test
  void aNetWithOneHead_isRefusedForSeveralAnswers() {
    Net one = Net.of(DATA).stage(Blocks.dense(), 8).regress(3);
    assertThatThrownBy(() -> TRAINER.fit(one, DATA))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a net with a head for each answer of data set 'points'
            found:    a net with one head, and the answers [side (2 classes), sum (a number)]
            where:    the head of the net
            mend:     end the net with heads(), or fit it to data.only("side")\
            """);
  }

  @Test
  void aNameOfAHead_isRefusedByANetWithOneHead() {
    Dataset one = DATA.only("sum");
    Run run = TRAINER.epochs(1).fit(Net.of(one).stage(Blocks.dense(), 8).regress(), one);
    assertThatThrownBy(() -> run.predictions("sum"))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            expected: a net that ends with heads(…)
            found:    a net with one head
            where:    Model.predict("sum")
            mend:     leave the name out\
            """);
  }
}
