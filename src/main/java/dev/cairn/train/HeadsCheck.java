package dev.cairn.train;

import dev.cairn.data.Answer;
import dev.cairn.data.Dataset;
import dev.cairn.data.Labels;
import dev.cairn.graph.ShapeException;
import dev.cairn.graph.UnknownNameException;
import dev.cairn.stack.Head;
import dev.cairn.stack.Net;
import java.util.List;
import java.util.Optional;

/** Whether the heads of a net fit the answers of the data, before anything is computed. */
final class HeadsCheck {
  private HeadsCheck() {}

  /**
   * Checks each head.
   *
   * @throws UnknownNameException if the data have no answer of its name
   * @throws ShapeException if the answer is of another kind, or has other classes
   */
  static void of(Net net, Dataset data) {
    FitCheck.input(net.graph(), data);
    List<String> names = data.answers().stream().map(Answer::name).toList();
    for (Head head : net.heads()) {
      if (!names.contains(head.name())) {
        throw new UnknownNameException(
            "the name of an answer of data set '" + data.name() + "'",
            head.name(),
            "the heads of the net",
            names);
      }
      check(head, data.answers().get(names.indexOf(head.name())), data);
    }
  }

  private static void check(Head head, Answer answer, Dataset data) {
    String expected = kind(answer.labels().map(Labels::toString));
    String found = kind(head.labels().map(Labels::toString));
    if (!expected.equals(found)) {
      throw new ShapeException(
          "a head for " + expected,
          "a head for " + found,
          "head '%s' of the net and data set '%s'".formatted(head.name(), data.name()),
          "begin the net with Net.of(data) and say Head.%s(\"%s\")"
              .formatted(answer.labels().isPresent() ? "classify" : "regress", head.name()));
    }
  }

  private static String kind(Optional<String> classes) {
    return classes.map(names -> "the classes " + names).orElse("a number");
  }
}
