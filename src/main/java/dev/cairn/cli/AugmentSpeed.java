package dev.cairn.cli;

import dev.cairn.bench.compare.Figures;
import dev.cairn.data.Examples;
import dev.cairn.data.ImageExamples;
import dev.cairn.data.augment.Augment;
import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Shape;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many images of 32x32 in three colours one thread augments in a second, beside how many
 * ResNet-20 learns from: so much of a core does the thread that fills batches take.
 *
 * @param figures where the results are kept
 */
record AugmentSpeed(Figures figures) {
  private static final int IMAGES = 5000;
  private static final int WINDOWS = 5;
  private static final double WINDOW_SECONDS = 1;

  /** How many times as quick as training augmentation has to be. */
  private static final double GOAL = 5;

  /**
   * Measures, prints and keeps the figures.
   *
   * @param trained images a second that training takes, as just measured
   * @return whether each composition is quick enough
   */
  boolean measure(double trained) throws IOException {
    Map<String, Augment> compositions = new LinkedHashMap<>();
    Augment usual = Augment.crop(4).then(Augment.flip());
    compositions.put("nothing", Augment.none());
    compositions.put("crop, flip", usual);
    compositions.put("crop, flip, cutout", usual.then(Augment.cutout(16)));
    compositions.put("crop, flip, mixUp", usual.then(Augment.mixUp(0.2)));
    compositions.put("crop, flip, cutMix", usual.then(Augment.cutMix(1)));
    compositions.put(
        "crop, flip, rotate, colour, noise",
        usual
            .then(Augment.rotate(15))
            .then(Augment.colour(0.2, 0.2, 0.2))
            .then(Augment.noise(0.05)));
    Examples images = images();
    boolean fast = true;
    System.out.printf(
        Locale.ROOT, "%naugmentation on one thread; ResNet-20 trains %,.0f images/s%n", trained);
    for (Map.Entry<String, Augment> composition : compositions.entrySet()) {
      long start = System.nanoTime();
      double speed = speed(composition.getValue(), images);
      fast &= speed >= GOAL * trained;
      System.out.printf(
          Locale.ROOT,
          "  %-34s %,9.0f images/s, %4.0f times training (goal %.0f)%n",
          composition.getKey(),
          speed,
          speed / trained,
          GOAL);
      String name = "augmentation by " + composition.getKey() + ", times training";
      figures.add(name, speed / trained, GOAL, start);
    }
    return fast;
  }

  private static Examples images() {
    CounterRandom random = new CounterRandom(1, 1);
    Shape shape = Shape.image(3, 32, 32);
    byte[] pixels = new byte[IMAGES * shape.elements()];
    byte[] labels = new byte[IMAGES];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) random.bits(i);
    }
    for (int i = 0; i < IMAGES; i++) {
      labels[i] = (byte) (i % 10);
    }
    return ImageExamples.of(shape, pixels, labels, 10).standardised();
  }

  /** The median of some windows, by the processor time of this thread. */
  private static double speed(Augment augment, Examples images) {
    Batch batch = Batch.allocate(64, images.input(), images.target());
    double[] speeds = new double[WINDOWS];
    window(augment, images, batch);
    Arrays.setAll(speeds, w -> window(augment, images, batch));
    Arrays.sort(speeds);
    return speeds[WINDOWS / 2];
  }

  private static double window(Augment augment, Examples images, Batch batch) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long count = 0;
    double seconds;
    do {
      Examples epoch = augment.of(images, 1, (int) (count / IMAGES) + 1);
      for (int i = 0; i < batch.size(); i++, count++) {
        if (i == 0) {
          batch.inputs().clear();
          batch.targets().clear();
        }
        epoch.write((int) (count % IMAGES), batch.inputs(), batch.targets());
      }
      seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    } while (seconds < WINDOW_SECONDS);
    return count / seconds;
  }
}
