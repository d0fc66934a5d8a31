package dev.cairn.bench;

import dev.cairn.stack.Blocks;
import dev.cairn.stack.Features;
import dev.cairn.stack.Net;
import dev.cairn.stack.Repeated;
import dev.cairn.stack.Shortcuts;
import dev.cairn.stack.Trunk;
import java.util.List;
import java.util.function.Supplier;

/**
 * A residual network whose speed is measured; {@code bench/peers/bench.py} has the same ones under
 * the same names. All have ten classes and projection shortcuts.
 *
 * @param name as {@code --model} names it
 * @param batch examples a step unless another number is asked for
 * @param learningRate of its training steps
 * @param net makes it
 */
public record Network(String name, int batch, double learningRate, Supplier<Net> net) {
  /** All of them. */
  public static final List<Network> ALL =
      List.of(
          new Network("resnet20", 64, 0.05, () -> small(Net.image(3, 32, 32), 3)),
          new Network("resnet20-grey", 64, 0.05, () -> small(Net.image(1, 28, 28), 3)),
          new Network("resnet8", 64, 0.05, () -> small(Net.image(3, 32, 32), 1)),
          new Network("resnet18", 16, 0.02, () -> large(image64().stem(Network::sevenBySeven))),
          new Network("resnet18-3x3", 16, 0.02, () -> large(image64().stem(64))));

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

  private static Features sevenBySeven(Features x) {
    return x.conv(7, 64, 2).norm().relu().maxPool(3, 2);
  }

  private static Repeated blocks(int times) {
    return Blocks.basic().shortcut(Shortcuts.projection()).times(times);
  }
}
