package dev.cairn.stack;

import dev.cairn.data.Answer;
import dev.cairn.data.Labels;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Loss;
import dev.cairn.graph.ShapeException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One of several heads on a trunk: what it answers, and how much its loss counts.
 *
 * <pre>{@code
 * trunk.heads(Head.classify("article"), Head.regress("price").weight(0.5))
 * }</pre>
 *
 * @param name of the answer in the data that it learns
 * @param classifies whether it answers with a class; else with a number
 * @param labels its classes; of a head that classifies, those of the data if empty
 * @param weight of its loss in the sum of all losses, above 0; 1 unless told otherwise
 * @param layers of its own between the trunk and its last dense layer; none if empty
 */
public record Head(
    String name,
    boolean classifies,
    Optional<Labels> labels,
    double weight,
    Optional<UnaryOperator<Features>> layers) {

  /**
   * Checks name and weight.
   *
   * @throws ShapeException if the name is blank, or the weight is not above 0
   */
  public Head {
    EmptyVariableException.check("a name", name, "Head");
    if (name.isBlank()) {
      throw refused("a name", "'" + name + "'", "a head", "name it as the data name its answer");
    }
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw refused(
          "a weight above 0",
          String.valueOf(weight),
          "head '" + name + "'",
          "give a number such as 0.5, or leave the head out");
    }
  }

  /** A head for the classes that the data have under this name; cross-entropy. */
  public static Head classify(String name) {
    return new Head(name, true, Optional.empty(), 1, Optional.empty());
  }

  /** A head for named classes; cross-entropy. */
  public static Head classify(String name, Labels labels) {
    EmptyVariableException.check("labels", labels, "Head.classify");
    return new Head(name, true, Optional.of(labels), 1, Optional.empty());
  }

  /** A head for a number; squared error of the standardised number. */
  public static Head regress(String name) {
    return new Head(name, false, Optional.empty(), 1, Optional.empty());
  }

  /** The head that fits an answer of a data set. */
  static Head of(Answer answer) {
    return answer.labels().map(l -> classify(answer.name(), l)).orElse(regress(answer.name()));
  }

  /** The same with another weight of its loss, above 0. */
  public Head weight(double other) {
    return new Head(name, classifies, labels, other, layers);
  }

  /** The same with layers of its own, for example {@code x -> x.conv(3, 32).norm().relu()}. */
  public Head through(UnaryOperator<Features> own) {
    EmptyVariableException.check("layers, for example x -> x.dense(32).relu()", own, "Head");
    return new Head(name, classifies, labels, weight, Optional.of(own));
  }

  Head with(Labels classes) {
    return new Head(name, classifies, Optional.of(classes), weight, layers);
  }

  /** Numbers that it puts out for an example: one a class, or one. */
  public int outputs() {
    return classifies ? labels.map(Labels::size).orElse(0) : 1;
  }

  /** What training makes small for it. */
  public Loss.Single loss() {
    return classifies ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR;
  }

  static ShapeException refused(String expected, String found, String where, String mend) {
    return new ShapeException(expected, found, where, mend);
  }
}
