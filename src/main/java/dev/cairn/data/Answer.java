package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a data set knows of each of its examples, and a head of a network can learn: a class or a
 * number. Most data sets have one answer; {@link Dataset#withAnswers} adds others.
 *
 * @param name of the column or of what was added; else {@code class} or {@code value}
 * @param labels the classes; empty for a number
 */
public record Answer(String name, Optional<Labels> labels) {

  /** The only answer of examples. */
  static List<Answer> only(Examples examples, Optional<Labels> labels) {
    String usual = labels.isPresent() ? "class" : "value";
    String name = examples instanceof TableExamples rows ? rows.targetName() : usual;
    return List.of(new Answer(name, labels));
  }

  /** For example {@code article (10 classes)}, {@code price (a number)}. */
  @Override
  public String toString() {
    return name + labels.map(l -> " (" + l.size() + " classes)").orElse(" (a number)");
  }

  /** These and one more, whose name is new. */
  static List<Answer> plus(List<Answer> answers, Answer more) {
    if (answers.stream().anyMatch(a -> a.name().equals(more.name()))) {
      throw new DataException(
          "a name of its own for each answer",
          "'" + more.name() + "' twice",
          "the answers of a data set",
          "name this answer otherwise");
    }
    List<Answer> all = new ArrayList<>(answers);
    all.add(more);
    return List.copyOf(all);
  }

  /** The place of a name. */
  static int find(List<Answer> answers, String name) {
    List<String> names = answers.stream().map(Answer::name).toList();
    if (!names.contains(name)) {
      throw new DataException(
          "the name of an answer: " + String.join(", ", names),
          "'" + name + "'",
          "the answers of a data set",
          NearestName.mend(name, names));
    }
    return names.indexOf(name);
  }

  /** The classes of the first answer that has some. */
  static int firstWithClasses(List<Answer> answers) {
    for (int k = 0; k < answers.size(); k++) {
      if (answers.get(k).labels().isPresent()) {
        return k;
      }
    }
    throw new DataException(
        "data with classes, to derive other classes from",
        "answers " + answers,
        "withAnswers",
        "use withNumbers(…), or predict several columns: csv(path).predict(\"a\", \"b\")");
  }
}
