package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Facts;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import dev.cairn.stack.Misfit;
import dev.cairn.stack.Net;

/** Whether settings, a net and data fit together, before anything is computed. */
final class FitCheck {
  private FitCheck() {}

  /**
   * Checks a net and the data that it shall be fitted to.
   *
   * @throws EmptyVariableException if one of them is null
   * @throws ShapeException if they do not fit together
   */
  static void of(Net net, Dataset data) {
    EmptyVariableException.check("a net", net, "Trainer.fit");
    EmptyVariableException.check("a data set", data, "Trainer.fit");
    Graph graph = net.graph();
    boolean classes = data.labels().isPresent();
    String head = classes ? "classify()" : "regress()";
    String and = " of the net and data set '" + data.name() + "'";
    if (!graph.inputShape().equals(data.input())) {
      throw new ShapeException(
          new Facts(
              "a net for examples of " + data.input(),
              "a net for " + graph.inputShape(),
              "the input" + and,
              "begin the net with Net.of(…) of the data set that fit is given"),
          Misfit.of(graph, "input", "the data have " + data.input()));
    }
    if (!graph.outputShape().equals(data.target())) {
      throw new ShapeException(
          new Facts(
              "a head with " + outputs(data.target(), classes),
              "a head with " + graph.outputShape(),
              "the head" + and,
              "begin the net with Net.of(data) and end it with " + head),
          Misfit.of(graph, "head", "the data need " + data.target()));
    }
    if (net.labels().isPresent() != classes) {
      throw new ShapeException(
          new Facts(
              classes ? "a head that classifies" : "a head that regresses",
              classes ? "regress()" : "classify()",
              "the head" + and,
              "end the net with " + head),
          Misfit.of(graph, "head", classes ? "the data have classes" : "the data have numbers"));
    }
  }

  /**
   * Checks examples that a model is given.
   *
   * @throws ShapeException if they are none that the graph was made for
   */
  static void examples(Graph graph, Shape examples) {
    if (!graph.inputShape().equals(examples)) {
      throw new ShapeException(
          new Facts(
              "examples of " + graph.inputShape(),
              "examples of " + examples,
              "the input of the model",
              "prepare the examples as the training data were prepared"),
          Misfit.of(graph, "input", "the examples have " + examples));
    }
  }

  /**
   * Checks a setting of a trainer.
   *
   * @throws TrainingException if it is below 1
   */
  static int positive(String what, int value) {
    if (value < 1) {
      throw new TrainingException(
          what + " of 1 or more",
          String.valueOf(value),
          "Trainer." + what,
          "give a positive number");
    }
    return value;
  }

  private static String outputs(Shape target, boolean classes) {
    String count = target + (target.elements() == 1 ? " output" : " outputs");
    return classes ? count + ", one a class" : count;
  }
}
