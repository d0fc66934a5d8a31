package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notice;
import dev.cairn.data.tables.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** What a data set does with what comes later, and what there is to know of what came. */
final class Later {
  private Later() {}

  static Examples rows(Dataset data, Table later) {
    if (data.train() instanceof TextExamples) {
      return data.encoder().rows(Source.of(later));
    }
    if (!(data.train() instanceof TableExamples rows)) {
      throw new DataException(
          "a data set that was made of a table",
          "one with inputs of " + data.input(),
          data.name(),
          "encode rows with the data set that the model was trained with");
    }
    return rows.encode(Source.of(later), data.answers());
  }

  static Examples pictures(Dataset data, List<Path> pictures) {
    if (!(data.train() instanceof ImageExamples images)) {
      throw new DataException(
          "a data set of images",
          "one with inputs of " + data.input(),
          data.name(),
          "encode pictures with the data set that the model was trained with");
    }
    return images.encode(pictures);
  }

  static Examples texts(Dataset data, List<String> texts) {
    if (!(data.train() instanceof TextExamples)) {
      throw new DataException(
          "a data set of texts",
          "one with inputs of " + data.input(),
          data.name(),
          "encode texts with the data set that the model was trained with");
    }
    return data.encoder().texts(texts);
  }

  static List<Notice> notices(Dataset data) {
    List<Notice> notices = new ArrayList<>(data.provenance().notices());
    add(data.train(), "training", notices);
    add(data.validation(), "validation", notices);
    add(data.test(), "test", notices);
    return List.copyOf(notices);
  }

  private static void add(Examples part, String name, List<Notice> notices) {
    if (part instanceof TableExamples rows) {
      notices.addAll(rows.notices(name));
    }
    if (part instanceof TextExamples texts) {
      notices.addAll(texts.notices(name));
    }
  }
}
