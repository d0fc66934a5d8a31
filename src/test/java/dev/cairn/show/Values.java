package dev.cairn.show;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Labels;
import dev.cairn.data.augment.Augment;
import dev.cairn.doctor.Finding;
import dev.cairn.engine.KernelUse;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.engine.profile.Kernels;
import dev.cairn.experiment.BlockByBlock;
import dev.cairn.experiment.Estimate;
import dev.cairn.experiment.Results;
import dev.cairn.experiment.Staged;
import dev.cairn.experiment.Study;
import dev.cairn.graph.Shape;
import dev.cairn.settings.Settings;
import dev.cairn.show.chart.Charts;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Features;
import dev.cairn.stack.Net;
import dev.cairn.stack.Shortcuts;
import dev.cairn.stack.Trunk;
import dev.cairn.stack.presets.Presets;
import dev.cairn.task.ClassReport;
import dev.cairn.task.Confusion;
import dev.cairn.task.ImageGrid;
import dev.cairn.task.Predictions;
import dev.cairn.task.TargetReport;
import dev.cairn.train.Job;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Schedule;
import dev.cairn.train.Trainer;
import dev.cairn.train.Transfer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A value of every type that has a look, as a user's cell would have it. */
final class Values {
  private Values() {}

  /** By name; the gallery shows them in this order. */
  static Map<String, Object> all() {
    Map<String, Object> values = new LinkedHashMap<>();
    nets(values);
    data(values);
    training(values);
    results(values);
    experiments(values);
    users(values);
    return values;
  }

  private static void nets(Map<String, Object> values) {
    Trunk trunk = Net.image(3, 32, 32).stem(16).stages(Blocks.basic().times(3), 16, 32, 64);
    values.put("net", trunk.classify(10));
    values.put("net, plain", trunk.classify(10).plain());
    values.put(
        "net, 54 blocks, option A",
        Net.image(3, 32, 32)
            .stem(16)
            .stages(Blocks.basic().shortcut(Shortcuts.zeroPadded()).times(18), 16, 32, 64)
            .classify(10));
    values.put("net of vectors", Net.vector(10).stages(Blocks.dense().times(2), 32, 32).regress());
    values.put("trunk", trunk);
    Net text =
        Net.tokens(100, 64)
            .embed(32)
            .then(Features::positions)
            .stage(Blocks.transformer(4).dropPath(0.1).times(2), 32)
            .stage(Blocks.basic().shortcut(Shortcuts.averageDown()).squeezeExcite(4).times(3), 32)
            .classify(4);
    values.put("net of texts", text);
    Net troubled = Presets.cifarResNet(20).of(Shape.image(1, 200, 200), 100);
    values.put("net with findings", troubled);
    values.put("lint", troubled.lint());
    values.put("kernels", kernels());
    values.put("settings", Settings.of(Map.of(), 1L << 31));
    values.put(
        "doctor",
        new dev.cairn.doctor.Report(
            List.of(
                Finding.fine("Java", "17"),
                Finding.improvable("heap", "300 MB at most", "start Java with -Xmx2g"))));
  }

  private static Kernels kernels() {
    return new Kernels(
        "training",
        Net.vector(4).classify(2).graph(),
        List.of(new KernelUse("head.dense1", KernelUse.FORWARD, "matmul:avx2", 1, 1, 0)));
  }

  private static void data(Map<String, Object> values) {
    Dataset mini = Datasets.fashionMnistMini();
    values.put("data set of images", mini);
    values.put("data set of rows", Datasets.friedman1(2000, 1, 1));
    Augment usual = Augment.crop(4).then(Augment.flip()).then(Augment.mixUp(0.2));
    values.put("preview of augmentation", usual.preview(mini));
    values.put("image grid", ImageGrid.of(mini).shuffled(1).first(24));
  }

  private static void training(Map<String, Object> values) {
    values.put("panel", Samples.ended());
    Dataset mini = Datasets.fashionMnistMini();
    values.put(
        "panel with predictions",
        Samples.with(Samples.running(3), Samples.predictions(mini).worst()));
    values.putAll(InsightSamples.all());
    values.put("gradient flow", FlowSamples.flow(9, 12, 0.5));
    values.put("gradient flow of 54 blocks", FlowSamples.flow(54, 21, 0.8));
    values.put("gradient flow without samples", FlowSamples.flow(3, 0, 1));
    values.put(
        "panel with gradient flow",
        FlowSamples.with(Samples.running(3), FlowSamples.flow(9, 12, 0.5)));
    values.put("history", Samples.history(6));
    values.put("history of 100 epochs", Samples.history(100));
    values.put("curves", Samples.curves(6, 0));
    values.put("comparison", Samples.comparison());
    values.put("comparison of 8", Samples.comparison(8));
    Dataset data = Datasets.friedman1(60, 1, 1);
    Trainer trainer =
        Trainer.defaults()
            .epochs(2)
            .batch(16)
            .seed(1)
            .engine(new ReferenceEngine())
            .progress(ProgressView.none());
    Job job = trainer.fitInBackground(Net.of(data).regress(), data);
    Run run = job.await();
    values.put("run", run);
    values.put(
        "transfer",
        Transfer.of(run.model(), run.model().trunk(data).stage(Blocks.dense(), 8).regress()));
    values.put("model", run.model());
    values.put("job", job);
  }

  private static void experiments(Map<String, Object> values) {
    List<Integer> depths = List.of(2, 3, 6, 8, 11, 12);
    Study sweep =
        Study.of(Datasets.friedman1(60, 1.0, 7))
            .sweep("blocks", depths, Values::ofDepth)
            .withPlain();
    Results swept = StudySamples.results(sweep.candidates(), "blocks", 5);
    values.put("study, a sweep", swept);
    values.put("study, a choice", swept.choice());
    Study named =
        Study.of(Datasets.friedman1(60, 1.0, 7))
            .candidate("dense, three blocks", ofDepth(3))
            .candidate("the same without shortcuts", ofDepth(3).plain())
            .candidate("one", ofDepth(1));
    values.put("study, three nets", StudySamples.results(named.candidates(), "", 3));
    values.put("staged training", staged(false));
    values.put("staged training, interrupted", staged(true));
    values.put("rate test", StudySamples.rates());
    values.put("schedule", Schedule.oneCycle());
    values.put("schedule, restarts", Schedule.cosineRestarts(3, 2).warmUp(0.05));
    Schedule lambda = progress -> 1 / (1 + 9 * progress);
    values.put("schedule, a lambda", lambda);
    values.put(
        "estimate", new Estimate(ofDepth(3).cost(), 20, Duration.ofSeconds(250), 705, 640_000_000));
  }

  private static Staged staged(boolean interrupted) {
    Dataset data = Datasets.friedman1(60, 1, 1);
    int[] widths = {8, 8};
    Staged staged =
        BlockByBlock.of(
                data,
                2,
                n -> Net.of(data).stages(Blocks.dense(), Arrays.copyOf(widths, n)).regress())
            .trainer(
                Trainer.defaults()
                    .epochs(3)
                    .batch(16)
                    .engine(new ReferenceEngine())
                    .progress(ProgressView.none()))
            .run();
    return interrupted ? new Staged(staged.phases().subList(0, 1), true) : staged;
  }

  private static Net ofDepth(int blocks) {
    return Net.vector(10).stages(Blocks.dense().times(blocks), 16).regress();
  }

  private static void results(Map<String, Object> values) {
    Dataset mini = Datasets.fashionMnistMini();
    Labels labels = mini.labels().orElseThrow();
    Predictions predictions = Samples.predictions(mini);
    values.put("predictions", predictions);
    values.put("predictions, worst", predictions.worst().first(12));
    values.put(
        "predictions without answers",
        predictions.with(predictions.table().selectColumns("example", "predicted", "confidence")));
    values.put("image grid of mistakes", ImageGrid.of(predictions.worst()).first(12));
    Predictions numbers = Samples.numbers(Datasets.friedman1(2000, 1, 1));
    values.put("predictions of numbers", numbers);
    values.put("confusion", Confusion.of(labels, predictions));
    values.put("confusion of 200 classes", confusion(200));
    values.put("confusion of 20 classes", confusion(20));
    values.put("report", ClassReport.of(Confusion.of(labels, predictions)));
    values.put("report of 200 classes", ClassReport.of(confusion(200)));
    values.put("report of numbers", TargetReport.of(numbers));
    values.putAll(TextSamples.values("Berlin"));
  }

  /** Three of four right, the others one class further. */
  static Confusion confusion(int classes) {
    Labels labels = new Labels(IntStream.range(0, classes).mapToObj(k -> "class " + k).toList());
    List<String> actual = new ArrayList<>();
    List<String> predicted = new ArrayList<>();
    for (int i = 0; i < classes * 20; i++) {
      int label = i % classes;
      actual.add(labels.name(label));
      predicted.add(labels.name(i * 7 % 20 < 15 ? label : (label + i % 3) % classes));
    }
    Table table =
        Table.create(
            StringColumn.create("actual", actual), StringColumn.create("predicted", predicted));
    return Confusion.of(labels, SmallData.predictions().with(table));
  }

  private static void users(Map<String, Object> values) {
    values.put("table", table());
    values.put("table, wide and long", wide());
    values.put("table of many scripts", scripts());
    Kinds.charts().forEach((name, chart) -> values.put("chart, " + name, chart));
    values.put("list of charts", Charts.curves(Samples.curves(6, 0)));
    values.put("map", Map.of("history", Samples.history(2)));
    values.put("image", image(0));
    values.put("images", IntStream.range(0, 8).mapToObj(Values::image).toArray());
  }

  private static Table table() {
    return Table.create(
        "flowers",
        StringColumn.create("species", "setosa", "", "virginica"),
        DoubleColumn.create("petal width", 0.2, Double.NaN, 2.25),
        IntColumn.create("count", 50, 7, 1200));
  }

  private static Table wide() {
    Table table = Table.create("wide", IntColumn.indexColumn("row", 2000, 0));
    for (int c = 0; c < 60; c++) {
      double start = c;
      double[] values = IntStream.range(0, 2000).mapToDouble(r -> start * r / 7).toArray();
      table.addColumns(DoubleColumn.create("column " + c, values));
    }
    return table;
  }

  private static Table scripts() {
    return Table.create(
        "scripts",
        StringColumn.create(
            "word",
            "衬衫",
            "Hemd",
            "חולצה",
            "قميص",
            "сорочка",
            "👕👩‍👩‍👧‍👦",
            "e\u0301te\u0301",
            "a\u001b[31mred\u0007"),
        IntColumn.create("count", 1, 22, 333, 4, 5, 6, 7, 8));
  }

  static BufferedImage image(int hue) {
    BufferedImage image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.getHSBColor(hue / 8f, 0.6f, 0.9f));
    g.fillRect(0, 0, 90, 60);
    g.dispose();
    return image;
  }
}
