package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notice;
import dev.cairn.data.tables.Source;
import dev.cairn.data.text.TextFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** What a data set does with what comes later, and what there is to know of what came. */
final class Later {
  private Later() {}

  static Examples rows(Dataset data, Table later) {
    Encoder encoder = data.encoder();
    if (encoder.input() instanceof Encoder.Texts) {
      return encoder.rows(Source.of(later));
    }
    if (!(encoder.input() instanceof Encoder.Columns)) {
      throw refused("a data set that was made of a table", "encode rows", data);
    }
    return data.train() instanceof TableExamples rows
        ? rows.encode(Source.of(later), data.answers())
        : encoder.rows(Source.of(later));
  }

  static Examples pictures(Dataset data, List<Path> pictures) {
    Encoder encoder = data.encoder();
    if (!(encoder.input() instanceof Encoder.Pictures)) {
      throw refused("a data set of images", "encode pictures", data);
    }
    return data.train() instanceof ImageExamples images
        ? images.encode(pictures)
        : encoder.pictures(pictures);
  }

  static Examples texts(Dataset data, List<String> texts) {
    Encoder encoder = data.encoder();
    if (!(encoder.input() instanceof Encoder.Texts)) {
      throw refused("a data set of texts", "encode texts", data);
    }
    return encoder.texts(texts);
  }

  private static DataException refused(String expected, String what, Dataset data) {
    return new DataException(
        expected,
        "one with inputs of " + data.input(),
        data.name(),
        what + " with the data set that the model was trained with");
  }

  static List<Notice> notices(Dataset data) {
    List<Notice> notices = new ArrayList<>(data.provenance().notices());
    add(data.train(), "training", notices);
    add(data.validation(), "validation", notices);
    add(data.test(), "test", notices);
    boolean tagged = data.train() instanceof TaggedSentences;
    if (tagged || data.train() instanceof TextExamples) {
      String unit = tagged ? "sentences" : "texts";
      Set<String> known = new HashSet<>(texts(data.train()));
      addSeen(known, unit, data.validation(), "validation", notices);
      addSeen(known, unit, data.test(), "test", notices);
    }
    return List.copyOf(notices);
  }

  private static void addSeen(
      Set<String> known, String unit, Examples part, String name, List<Notice> notices) {
    long seen = texts(part).stream().filter(known::contains).count();
    if (seen > 0) {
      String share = TextFacts.percent((double) seen / part.size());
      notices.add(
          new Notice(
              seen,
              "%s that the training part has too (%s of the %s), %s part"
                  .formatted(unit, share, unit, name)));
    }
  }

  private static List<String> texts(Examples part) {
    return IntStream.range(0, part.size()).mapToObj(i -> part.text(i).orElse("")).toList();
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
