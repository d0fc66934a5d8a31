package dev.cairn.task;

import dev.cairn.data.Examples;
import dev.cairn.graph.UnknownNameException;
import dev.cairn.task.metric.ClassMetric;
import dev.cairn.task.metric.HeadMetric;
import dev.cairn.task.metric.Metric;
import dev.cairn.task.metric.MetricException;
import dev.cairn.task.metric.NumberMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Several tasks on one trunk, each with a head of its own, judged by the weighted sum of their
 * losses unless told otherwise. Names of metrics have the name of their head in front.
 *
 * @param heads in the order of the output, without gaps
 * @param best what chooses the best epoch; empty for the loss
 */
public record Multitask(List<Part> heads, Optional<HeadMetric> best) implements Task {

  /** Copies the list. */
  public Multitask {
    heads = List.copyOf(heads);
  }

  /** Judged by the weighted sum of the losses. */
  public Multitask(List<Part> heads) {
    this(heads, Optional.empty());
  }

  /**
   * One head.
   *
   * @param name of the head
   * @param task of the head
   * @param weight of its loss
   * @param from its first number of the output
   * @param to the one behind its last
   */
  public record Part(String name, Task task, double weight, int from, int to) {
    /** Numbers of one example. */
    public int width() {
      return to - from;
    }

    Class<? extends Metric> kind() {
      return task instanceof Classification ? ClassMetric.class : NumberMetric.class;
    }

    String title(String metric) {
      return name + " " + metric;
    }
  }

  /** The names of the heads, in order. */
  public List<String> names() {
    return heads.stream().map(Part::name).toList();
  }

  /**
   * The head of a name.
   *
   * @param where the method that is asked, for the error
   * @throws UnknownNameException if there is none
   */
  public Part head(String name, String where) {
    return heads.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UnknownNameException("the name of a head", name, where, names()));
  }

  /** Numbers of all heads together. */
  int width() {
    return heads.get(heads.size() - 1).to();
  }

  @Override
  public List<String> metrics() {
    List<String> names = new ArrayList<>();
    heads.forEach(part -> part.task().metrics().forEach(m -> names.add(part.title(m))));
    heads.forEach(part -> names.add(part.title("loss")));
    return names;
  }

  @Override
  public List<CurveChart> charts() {
    List<CurveChart> charts = new ArrayList<>();
    for (Part part : heads) {
      part.task().charts().stream()
          .flatMap(chart -> chart.metrics().stream())
          .forEach(metric -> charts.add(CurveChart.of(part.title(metric))));
    }
    List<String> losses = heads.stream().map(part -> part.title("loss")).toList();
    charts.add(new CurveChart("Validation loss of each head", losses));
    return charts;
  }

  @Override
  public Comparator<Scores> better() {
    return best.map(metric -> Criteria.better(metric.title(), metric.isHigherBetter()))
        .orElseGet(() -> Comparator.comparingDouble(Scores::loss).reversed());
  }

  @Override
  public Multitask with(Criteria criteria) {
    criteria.all().forEach(this::check);
    List<Part> changed =
        heads.stream()
            .map(
                p ->
                    new Part(
                        p.name(),
                        p.task().with(criteria.of(p.name(), p.kind())),
                        p.weight(),
                        p.from(),
                        p.to()))
            .toList();
    return new Multitask(changed, criteria.best().map(this::ofFirst));
  }

  private void check(Metric metric) {
    if (metric instanceof HeadMetric named) {
      head(named.head(), "Metric.on");
    }
    if (heads.stream().noneMatch(p -> Criteria.within(metric, p.name(), p.kind()).isPresent())) {
      throw new MetricException(
          "a metric that fits one of the heads " + String.join(", ", names()),
          metric.title(),
          "Trainer.metrics",
          "to classify, for example Metrics.f1(); to regress, Metrics.rmse()");
    }
  }

  /** Of the head that it names, else of the first that it fits. */
  private HeadMetric ofFirst(Metric metric) {
    return heads.stream()
        .flatMap(
            p ->
                Criteria.within(metric, p.name(), p.kind())
                    .map(own -> new HeadMetric(p.name(), own))
                    .stream())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Scorer scorer() {
    return new MultitaskScorer(this);
  }

  /**
   * A row an example, with the columns {@code actual}, {@code predicted} and for classes {@code
   * confidence} of each head, its name in front.
   */
  @Override
  public Predictions predictions(Examples examples, float[] outputs) {
    Table all = Table.create("predictions", IntColumn.indexColumn("example", examples.size(), 0));
    for (Part part : heads) {
      Examples own = answers(part, examples);
      Table table =
          part.task() instanceof Classification classes
              ? HeadColumns.classes(classes.labels(), own, slice(part, outputs))
              : HeadColumns.numbers(predictions(part, examples, outputs).table());
      table.columns().forEach(c -> all.addColumns(c.setName(part.title(c.name()))));
    }
    return new Predictions(all, examples);
  }

  @Override
  public Predictions sample(Examples examples, float[] outputs) {
    return predictions(heads.get(0), examples, outputs);
  }

  /** What one head says, as its task alone would say it. */
  public Predictions predictions(Part part, Examples examples, float[] outputs) {
    return part.task().predictions(answers(part, examples), slice(part, outputs));
  }

  /** How good the outputs of one head are, on the examples whose answer is known. */
  public Report report(Part part, Examples examples, float[] outputs) {
    if (part.task() instanceof Regression numbers) {
      Predictions all = predictions(part, examples, outputs);
      return numbers.report(all.with(all.table().dropRowsWithMissingValues()));
    }
    return part.task().report(answers(part, examples), slice(part, outputs));
  }

  private Examples answers(Part part, Examples examples) {
    return examples.answers(heads.indexOf(part));
  }

  /** The numbers of one head, an example after the other. */
  float[] slice(Part part, float[] outputs) {
    int rows = outputs.length / width();
    float[] own = new float[rows * part.width()];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(outputs, i * width() + part.from(), own, i * part.width(), part.width());
    }
    return own;
  }

  /**
   * Refuses: a table of all heads does not tell what each is.
   *
   * @throws TaskException always
   */
  @Override
  public Report report(Predictions predictions) {
    throw new TaskException(
        "predictions of one head",
        "those of the heads " + String.join(", ", names()),
        "Task.report",
        "ask run.report(), or run.report(\"" + names().get(0) + "\") for one of them");
  }

  @Override
  public Report report(Examples examples, float[] outputs) {
    Map<String, Report> reports = new LinkedHashMap<>();
    heads.forEach(part -> reports.put(part.name(), report(part, examples, outputs)));
    return new HeadsReport(reports);
  }
}
