package dev.cairn.stack;

import dev.cairn.data.Answer;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Loss;
import dev.cairn.graph.UnknownNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Several heads beside each other: their layers, whose outputs lie behind each other, and loss. */
final class Heads {
  private Heads() {}

  /** The heads asked for, or one for each answer of the data, with the classes of the data. */
  static List<Head> resolved(List<Answer> answers, Head... asked) {
    if (asked.length == 0) {
      return distinct(answers.stream().map(Head::of).toList());
    }
    List<Head> heads = new ArrayList<>();
    for (Head head : asked) {
      EmptyVariableException.check("a head", head, "heads");
      heads.add(resolved(answers, head));
    }
    return distinct(heads);
  }

  private static Head resolved(List<Answer> answers, Head head) {
    List<String> names = answers.stream().map(Answer::name).toList();
    if (!names.isEmpty() && !names.contains(head.name())) {
      throw new UnknownNameException("the name of an answer", head.name(), "heads", names);
    }
    if (!head.classifies() || head.labels().isPresent()) {
      return head;
    }
    return answers.stream()
        .filter(answer -> answer.name().equals(head.name()))
        .flatMap(answer -> answer.labels().stream())
        .map(head::with)
        .findFirst()
        .orElseThrow(
            () ->
                Head.refused(
                    "classes for head '" + head.name() + "'",
                    "none",
                    "heads",
                    "say which: Head.classify(\"%s\", Labels.of(…)); for a number, Head.regress(\"%s\")"
                        .formatted(head.name(), head.name())));
  }

  private static List<Head> distinct(List<Head> heads) {
    if (heads.isEmpty()) {
      throw Head.refused(
          "one head or more",
          "none",
          "heads",
          "begin with Net.of(data), or say which: heads(Head.classify(\"kind\", labels))");
    }
    List<String> seen = new ArrayList<>();
    for (Head head : heads) {
      if (seen.contains(head.name())) {
        throw Head.refused(
            "a name of its own for each head",
            "'" + head.name() + "' twice",
            "heads",
            "name this head otherwise");
      }
      seen.add(head.name());
    }
    return heads;
  }

  /** The outputs of all heads behind each other. */
  static Features on(Features x, List<Head> heads) {
    boolean shared = heads.stream().anyMatch(head -> head.layers().isEmpty());
    Features pooled = shared ? pooled(x) : x;
    List<Features> outputs = new ArrayList<>();
    for (Head head : heads) {
      Features read = head.layers().isPresent() ? x : pooled;
      outputs.add(read.within(scope(head), f -> answer(head, f)));
    }
    return outputs.size() == 1
        ? outputs.get(0)
        : outputs.get(0).concatenate(outputs.subList(1, outputs.size()).toArray(Features[]::new));
  }

  /** Heads without layers of their own share the pooling. */
  private static Features answer(Head head, Features x) {
    Features own = head.layers().map(layers -> layers.apply(x)).orElse(x);
    return pooled(own).dense(head.outputs());
  }

  private static Features pooled(Features x) {
    return x.shape().isVector() ? x : x.globalAveragePool();
  }

  /** A name of nodes has dots between its parts. */
  private static String scope(Head head) {
    return head.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
  }

  static Loss loss(List<Head> heads) {
    List<Loss.Part> parts = new ArrayList<>();
    int from = 0;
    for (Head head : heads) {
      int to = from + head.outputs();
      parts.add(new Loss.Part(from, to, head.weight(), head.loss()));
      from = to;
    }
    return new Loss.WeightedSum(parts);
  }
}
