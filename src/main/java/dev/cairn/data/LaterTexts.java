package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.tables.Source;
import dev.cairn.data.text.Unicode;
import dev.cairn.graph.NearestName;
import java.util.List;
import java.util.Optional;

/** Texts that come later, with what is to be predicted of them where that is known. */
final class LaterTexts {
  private LaterTexts() {}

  static Examples read(
      Encoder.Texts how, Source later, List<Answer> answers, Optional<Scaling> scaling) {
    List<String> names = later.table().columnNames();
    if (!names.contains(how.column())) {
      throw new DataException(
          "the column " + how.column() + " of texts",
          "columns " + String.join(", ", names),
          later.places().all(),
          NearestName.mend(how.column(), names));
    }
    List<String> texts = TextRows.texts(later, how.column());
    for (int row = 0; row < texts.size(); row++) {
      if (Unicode.isBlank(texts.get(row))) {
        throw new DataException(
            "a text",
            "an empty one",
            later.places().cell(row, how.column()),
            "leave it out: nothing can be told from it");
      }
    }
    List<String> columns = answers.stream().map(Answer::name).toList();
    Targets targets = LaterTargets.read(later, columns, answers).scaled(scaling);
    return TextExamples.later(how, texts, columns, targets);
  }
}
