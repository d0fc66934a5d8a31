package dev.cairn.bench;

import dev.cairn.stack.Blocks;
import dev.cairn.stack.Conv;
import dev.cairn.stack.Features;
import dev.cairn.stack.Net;
import dev.cairn.stack.Repeated;
import dev.cairn.stack.Shortcuts;
import dev.cairn.stack.Trunk;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A residual network whose speed is measured; {@code bench/peers/bench.py} has the same ones under
 * the same names. All have projection shortcuts; those for images have ten classes.
 *
 * @param name as {@code --model} names it
 * @param batch examples a step unless another number is asked for
 * @param learningRate of its training steps
 * @param rate what rates count
 * @param net makes it
 */
public record Network(String name, int batch, double learningRate, Rate rate, Supplier<Net> net) {
  private static final int LENGTH = 256;
  private static final String PADDED = "-padded";
  private static final Rate IMAGES = new Rate("img/s", 1);
  private static final Rate TEXTS = new Rate("text/s", 1);
  private static final Rate CHARACTERS = new Rate("char/s", LENGTH);

  /**
   * What the rates of a network count.
   *
   * @param unit for example {@code img/s}
   * @param each how many there are in an example
   */
  public record Rate(String unit, int each) {}

  /** All of them. */
  public static final List<Network> ALL =
      List.of(
          new Network("resnet20", 64, 0.05, IMAGES, () -> small(Net.image(3, 32, 32), 3)),
          new Network("resnet20-grey", 64, 0.05, IMAGES, () -> small(Net.image(1, 28, 28), 3)),
          new Network("resnet8", 64, 0.05, IMAGES, () -> small(Net.image(3, 32, 32), 1)),
          new Network("resnet18", 16, 0.02, IMAGES, () -> large(image64().stem(Network::seven))),
          new Network("resnet18-3x3", 16, 0.02, IMAGES, () -> large(image64().stem(64))),
          new Network("tcn", 32, 0.05, CHARACTERS, () -> temporal(Net.tokens(65, LENGTH))),
          new Network("vdcnn9", 64, 0.01, TEXTS, () -> deep(Net.tokens(70, LENGTH))),
          new Network("vdcnn9" + PADDED, 64, 0.01, TEXTS, () -> deep(padded())));

  /**
   * The network of a name.
   *
   * @throws BenchException if there is none
   */
  public static Network named(String name) {
    return ALL.stream()
        .filter(network -> network.name().equals(name))
        .findFirst()
        .orElseThrow(() -> BenchException.unknown("model", name, "--model", names()));
  }

  /** Whether its examples are texts. */
  public boolean readsTexts() {
    return !rate.equals(IMAGES);
  }

  /** Whether {@code bench.py} has it too; it knows no padding. */
  public boolean isOfPeers() {
    return !name.endsWith(PADDED);
  }

  /** The names of {@link #ALL}. */
  public static List<String> names() {
    return ALL.stream().map(Network::name).toList();
  }

  /** ResNet-20 or ResNet-8 (He et al. 2015, arXiv:1512.03385, section 4.2). */
  private static Net small(Trunk input, int blocks) {
    return input.stem(16).stages(blocks(blocks), 16, 32, 64).classify(10);
  }

  /** ResNet-18 (He et al. 2015, table 1) behind its stem. */
  private static Net large(Trunk stem) {
    return stem.stages(blocks(2), 64, 128, 256, 512).classify(10);
  }

  private static Trunk image64() {
    return Net.image(3, 64, 64);
  }

  private static Features seven(Features x) {
    return x.conv(7, 64, 2).norm().relu().maxPool(3, 2);
  }

  /**
   * A language model of characters: four causal blocks without norms (Bai et al. 2018,
   * arXiv:1803.01271).
   */
  private static Net temporal(Trunk input) {
    return input.embed(64).stage(Blocks.temporal(5).times(4), 128, 1).predictNext();
  }

  /** VDCNN-9 (Conneau et al. 2017, arXiv:1606.01781), its first convolution without a norm. */
  private static Net deep(Trunk input) {
    Trunk trunk = input.embed(16).stem(x -> x.conv(Conv.of(3, 64).bias()));
    trunk = trunk.stage(blocks(1), 64, 1);
    for (int width = 128; width <= 512; width *= 2) {
      trunk = trunk.then(x -> x.maxPool(3, 2)).stage(blocks(1), width, 1);
    }
    UnaryOperator<Features> hidden = x -> x.dense(2048).relu();
    return trunk.kMax(8).then(hidden).then(hidden).classify(4);
  }

  private static Trunk padded() {
    return Net.paddedTokens(70, LENGTH);
  }

  private static Repeated blocks(int times) {
    return Blocks.basic().shortcut(Shortcuts.projection()).times(times);
  }
}
