package dev.cairn.stack.presets;

import dev.cairn.data.Dataset;
import dev.cairn.graph.Shape;
import dev.cairn.stack.Net;
import dev.cairn.stack.Trunk;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A network of the literature, to be put on any data: {@code Presets.cifarResNet(20).of(data)}.
 *
 * @param name as the paper calls it
 * @param paper authors, year and address
 * @param input what the paper puts in
 * @param classes what the paper tells apart
 * @param layers from the input to before the head
 */
public record Preset(
    String name, String paper, Trunk input, int classes, UnaryOperator<Trunk> layers) {

  /** The network as in the paper: its input, its number of classes. */
  public Net net() {
    return layers.apply(input).classify(classes);
  }

  /**
   * The network for a data set, with its classes or its numbers to predict.
   *
   * @throws dev.cairn.graph.ShapeException if the examples are no such images, sequences or vectors
   */
  public Net of(Dataset data) {
    Trunk trunk = layers.apply(Net.of(data));
    return data.labels().isPresent() ? trunk.classify() : trunk.regress();
  }

  /**
   * The network for examples of this shape.
   *
   * @throws dev.cairn.graph.ShapeException if it is no such image, sequence or vector
   */
  public Net of(Shape input, int classes) {
    return layers.apply(Net.input(input)).classify(classes);
  }

  /** For example {@code ResNet-20, 269,722 parameters: He et al. 2015, arXiv:1512.03385}. */
  @Override
  public String toString() {
    long parameters = net().cost().parameters();
    return String.format(Locale.ROOT, "%s, %,d parameters: %s", name, parameters, paper);
  }
}
