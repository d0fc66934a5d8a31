package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.WordVectors;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Facts;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import dev.cairn.stack.Misfit;
import dev.cairn.stack.Net;
import java.util.Optional;

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
    vectors(net, data);
    if (!net.heads().isEmpty()) {
      HeadsCheck.of(net, data);
      return;
    }
    Graph graph = net.graph();
    severalAnswers(data);
    boolean classes = data.labels().isPresent();
    String head = head(data);
    String and = " of the net and data set '" + data.name() + "'";
    input(graph, data);
    if (!net.target().equals(data.target())) {
      throw new ShapeException(
          new Facts(
              "a head with " + outputs(data.target(), classes),
              "a head with " + net.target(),
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

  /** Whether the vectors that the net begins with are those of the words of the data. */
  private static void vectors(Net net, Dataset data) {
    Optional<Vocabulary> own = data.train().vocabulary();
    for (WordVectors words : net.vectors().values()) {
      if (!own.equals(Optional.of(words.vocabulary()))) {
        throw new ShapeException(
            "a net with vectors for the words of data set '" + data.name() + "'",
            "vectors for %s; the data have %s"
                .formatted(words.vocabulary(), own.map(Vocabulary::toString).orElse("no words")),
            "the embedding of the net",
            "WordVectors.read(path, data) with the data set that fit is given, for each fold anew");
      }
    }
  }

  /** Whether the net reads what the data have. */
  static void input(Graph graph, Dataset data) {
    if (!graph.inputShape().equals(data.input())) {
      throw new ShapeException(
          new Facts(
              "a net for examples of " + data.input(),
              "a net for " + graph.inputShape(),
              "the input of the net and data set '" + data.name() + "'",
              "begin the net with Net.of(…) of the data set that fit is given"),
          Misfit.of(graph, graph.input().name(), "the data have " + data.input()));
    }
  }

  private static String head(Dataset data) {
    if (!data.target().isVector()) {
      return "predictNext() for a corpus, or with tag() or tagChain() for tagged sentences";
    }
    return data.labels().isPresent() ? "classify()" : "regress()";
  }

  private static void severalAnswers(Dataset data) {
    if (data.answers().size() > 1) {
      String first = data.answers().get(0).name();
      throw new ShapeException(
          "a net with a head for each answer of data set '" + data.name() + "'",
          "a net with one head, and the answers " + data.answers(),
          "the head of the net",
          "end the net with heads(), or fit it to data.only(\"" + first + "\")");
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
          Misfit.of(graph, graph.input().name(), "the examples have " + examples));
    }
  }

  /**
   * Checks a setting of a trainer.
   *
   * @throws TrainingException if it is below 1
   */
  static int positive(String what, int value) {
    return positive(what, value, "Trainer." + what);
  }

  /**
   * Checks a whole number.
   *
   * @throws TrainingException if it is below 1
   */
  static int positive(String what, int value, String where) {
    if (value < 1) {
      throw new TrainingException(
          what + " of 1 or more", String.valueOf(value), where, "give a positive number");
    }
    return value;
  }

  private static String outputs(Shape target, boolean classes) {
    String count = target + (target.elements() == 1 ? " output" : " outputs");
    if (!target.isVector()) {
      return "%d outputs, one a class, at each of %d positions"
          .formatted(target.channels(), target.positions());
    }
    return classes ? count + ", one a class" : count;
  }
}
