package dev.cairn.show;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.task.Classification;
import dev.cairn.task.Predictions;
import dev.cairn.task.Regression;
import dev.cairn.train.Comparison;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import dev.cairn.train.Snapshot;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Values like those of a real run, the same at every call. */
public final class Samples {
  public static final String TITLE = "269,722 parameters on fashion-mnist-mini, 10,800 images";
  private static final int STRETCHES = 66;
  private static final long MEMORY = 812_646_400L;

  private Samples() {}

  public static History history(int epochs) {
    List<History.Epoch> rows = new ArrayList<>();
    for (int n = 1; n <= epochs; n++) {
      Map<String, Double> metrics = new LinkedHashMap<>();
      metrics.put("accuracy", n == 3 ? 0.8512 : 0.9 - 0.18 / n + 0.001 * n);
      double rate = 0.05 * (1 + Math.cos(Math.PI * n / 6.0)) + 1e-5;
      rows.add(
          new History.Epoch(
              n, 0.25 + 0.62 / n, 0.31 + (n == 3 ? 0.21 : 0.45 / n), metrics, rate, 24.8 + n % 3));
    }
    return new History(List.of("accuracy"), rows, epochs);
  }

  public static Curves curves(int epochs, double more) {
    Random random = new Random(7);
    List<Curves.Point> points = new ArrayList<>();
    for (int i = 1; i <= (epochs + more) * STRETCHES; i++) {
      double epoch = (double) i / STRETCHES;
      double loss = 0.22 + 2.0 * Math.exp(-3 * epoch) + 0.5 / (1 + epoch);
      points.add(new Curves.Point(epoch, loss * (1 + 0.09 * random.nextGaussian())));
    }
    return new Curves(points, history(epochs));
  }

  /** A long run and a short one. */
  public static Comparison comparison() {
    return new Comparison(
        List.of(
            new Comparison.Named("residual", curves(6, 0)),
            new Comparison.Named("plain", curves(3, 0))));
  }

  /** Runs with long names, each a bit better than the one before. */
  static Comparison comparison(int runs) {
    return new Comparison(
        IntStream.rangeClosed(1, runs)
            .mapToObj(
                n ->
                    new Comparison.Named(
                        "ResNet with a name that tells all of its settings, number " + n,
                        new Curves(List.of(), worse(history(n % 3 + 3), n))))
            .toList());
  }

  private static History worse(History history, int n) {
    return new History(
        history.metrics(),
        history.epochs().stream()
            .map(
                e ->
                    new History.Epoch(
                        e.number(),
                        e.loss() * (1 + 0.1 * n),
                        e.validationLoss() * (1 + 0.1 * n),
                        Map.of("accuracy", e.validation().get("accuracy") - 0.01 * n),
                        e.learningRate(),
                        e.seconds()))
            .toList(),
        history.best());
  }

  public static Snapshot running(int done) {
    return snapshot(Snapshot.Phase.TRAINING, done + 1, curves(done, 0.4), Optional.empty());
  }

  public static Snapshot preparing() {
    Curves none = new Curves(List.of(), new History(List.of("accuracy"), List.of(), 0));
    return new Snapshot(
        TITLE,
        "images",
        false,
        Snapshot.Phase.PREPARING,
        new Snapshot.Progress(0, 6, 0, 169),
        new Snapshot.Pace(0, Duration.ZERO, Duration.ZERO),
        0,
        Double.NaN,
        MEMORY,
        none,
        Optional.empty(),
        Optional.empty());
  }

  public static Snapshot ended() {
    String text = "All 6 epochs are done; the weights of epoch 6 are kept.";
    return snapshot(Snapshot.Phase.ENDED, 6, curves(6, 0), Optional.of(text));
  }

  public static Snapshot snapshot(
      Snapshot.Phase phase, int epoch, Curves curves, Optional<String> ending) {
    return new Snapshot(
        TITLE,
        "images",
        false,
        phase,
        new Snapshot.Progress(epoch, 6, 68, 169),
        new Snapshot.Pace(1234.4, Duration.ofSeconds(64), Duration.ofSeconds(95)),
        0.0432,
        0.4123,
        MEMORY,
        curves,
        Optional.empty(),
        ending);
  }

  /** The same snapshot with predictions. */
  public static Snapshot with(Snapshot s, Predictions sample) {
    return new Snapshot(
        s.title(),
        s.unit(),
        s.background(),
        s.phase(),
        s.progress(),
        s.pace(),
        s.learningRate(),
        s.loss(),
        s.memoryBytes(),
        s.curves(),
        Optional.of(sample),
        s.ending());
  }

  /** Predictions of the test part, about nine of ten right; mistakes lean to neighbour classes. */
  public static Predictions predictions(Dataset data) {
    Examples test = data.test();
    Labels labels = data.labels().orElseThrow();
    Random random = new Random(3);
    float[] logits = new float[test.size() * labels.size()];
    for (int i = 0; i < test.size(); i++) {
      int label = test.label(i).orElseThrow();
      for (int k = 0; k < labels.size(); k++) {
        double near = Math.abs(k - label) == 2 ? 2.2 : 0;
        double mean = k == label ? 4.5 : near;
        logits[i * labels.size() + k] = (float) (mean + random.nextGaussian());
      }
    }
    return new Classification(labels).predictions(test, logits);
  }

  /** Predictions of numbers with some noise. */
  public static Predictions numbers(Dataset data) {
    Random random = new Random(4);
    Examples test = data.test();
    float[] outputs = new float[test.size()];
    FloatBuffer input = FloatBuffer.allocate(test.input().elements());
    for (int i = 0; i < outputs.length; i++) {
      FloatBuffer target = FloatBuffer.allocate(1);
      test.write(i, input.clear(), target);
      outputs[i] = target.get(0) + 0.3f * (float) random.nextGaussian();
    }
    return new Regression(test.targetScaling().orElseThrow()).predictions(test, outputs);
  }
}
