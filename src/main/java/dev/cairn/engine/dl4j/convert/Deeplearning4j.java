package dev.cairn.engine.dl4j.convert;

import dev.cairn.engine.dl4j.Dl4jEngine;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Shape;
import dev.cairn.train.Model;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Models to Deeplearning4j and back, with equal predictions: networks of its own layers, which need
 * nothing of Cairn.
 *
 * <pre>{@code
 * ComputationGraph theirs = Deeplearning4j.from(model);
 * Model ours = Deeplearning4j.importFrom(theirs, Shape.image(3, 32, 32));
 * Model loaded = Deeplearning4j.load(Path.of("model.zip"), Shape.image(3, 32, 32));
 * }</pre>
 */
public final class Deeplearning4j {
  private Deeplearning4j() {}

  /**
   * A network of Deeplearning4j with this model's layers, names and weights. A net that classifies
   * ends with the softmax of its logits; one that regresses answers in the units of its data.
   *
   * @return the network, for images {@code [batch, channels, height, width]}; its updater is Adam
   *     at 0.001
   * @throws ConversionException if the model has several heads, or an op that Deeplearning4j's own
   *     layers do not compute
   */
  public static ComputationGraph from(Model model) {
    EmptyVariableException.check("a model", model, "Deeplearning4j.from");
    Dl4jEngine.start();
    return Export.of(model);
  }

  /**
   * As {@link #importFrom(ComputationGraph, Shape)}, of a network whose first layer says how many
   * numbers an example has.
   *
   * @throws ConversionException as there, and if the first layer does not say so
   */
  public static Model importFrom(ComputationGraph graph) {
    EmptyVariableException.check("a network", graph, "Deeplearning4j.importFrom");
    return importFrom(graph, InputShape.of(graph));
  }

  /**
   * A copy of a network as a model: predict with it, train it on with {@code model.net()}, or put
   * another head on {@code model.trunk()}. Classes are numbered.
   *
   * @param input shape of one example, for example {@code Shape.image(3, 32, 32)}
   * @throws ConversionException if it has several inputs or outputs, or a layer or option that
   *     cannot be imported
   * @throws dev.cairn.graph.ShapeException if the layers do not fit the shape
   */
  public static Model importFrom(ComputationGraph graph, Shape input) {
    EmptyVariableException.check("a network", graph, "Deeplearning4j.importFrom");
    EmptyVariableException.check("a shape", input, "Deeplearning4j.importFrom");
    Dl4jEngine.start();
    return Import.of(graph, input);
  }

  /** As {@link #importFrom(ComputationGraph)}, of a network that is a row of layers. */
  public static Model importFrom(MultiLayerNetwork network) {
    EmptyVariableException.check("a network", network, "Deeplearning4j.importFrom");
    return importFrom(network.toComputationGraph());
  }

  /** As {@link #importFrom(ComputationGraph, Shape)}, of a network that is a row of layers. */
  public static Model importFrom(MultiLayerNetwork network, Shape input) {
    EmptyVariableException.check("a network", network, "Deeplearning4j.importFrom");
    return importFrom(network.toComputationGraph(), input);
  }

  /**
   * As {@link #load(Path, Shape)}, of a network whose first layer says how many numbers an example
   * has.
   *
   * @throws ConversionException as there, and if the first layer does not say so
   */
  public static Model load(Path zip) {
    EmptyVariableException.check("a file", zip, "Deeplearning4j.load");
    Dl4jEngine.start();
    return ModelZip.read(zip, Optional.empty());
  }

  /**
   * Imports a file that Deeplearning4j's {@code ModelSerializer} wrote. Nothing in it is ever
   * deserialised by Java: of its configuration only the classes of layers that can be imported are
   * made, and its entries are read up to sizes that its weights account for.
   *
   * @param input shape of one example
   * @throws ConversionException if there is no such file, it is damaged, names a class that is not
   *     on the list, or has entries that Java or a normalizer would have to read
   */
  public static Model load(Path zip, Shape input) {
    EmptyVariableException.check("a file", zip, "Deeplearning4j.load");
    EmptyVariableException.check("a shape", input, "Deeplearning4j.load");
    Dl4jEngine.start();
    return ModelZip.read(zip, Optional.of(input));
  }
}
