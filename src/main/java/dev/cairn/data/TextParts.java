package dev.cairn.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.Notice;
import dev.cairn.data.tables.Source;
import dev.cairn.data.tables.TableOptions;
import dev.cairn.data.tables.Target;
import dev.cairn.data.text.Corpus;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts as they were read, in up to three parts.
 *
 * @param training to learn from, or all texts
 * @param validation empty if it is to be cut
 * @param test empty if it is to be cut
 */
record TextParts(TextRows training, Optional<TextRows> validation, Optional<TextRows> test) {

  /** How they become a data set. */
  record How(String column, TableOptions options, TextSource.Reader reader, Cut cut) {}

  Dataset dataset(How how, Told told, List<Notice> notices) {
    TextRows pool = validation.map(training::plus).orElse(training);
    TextRows every = test.map(pool::plus).orElse(pool);
    TextExamples all =
        TextExamples.of(
            Corpus.of(every.texts(), how.reader().form()),
            how.column(),
            how.options().targets(),
            Targets.of(every.targets()),
            how.reader().limits());
    int[] first = IntStream.range(0, training.size()).toArray();
    Split split =
        test.isPresent()
            ? new Split(first, IntStream.range(pool.size(), all.size()).toArray())
            : how.cut().test(all.subset(first));
    IntStream given = IntStream.range(training.size(), pool.size());
    return Dataset.of(
        all.subset(IntStream.concat(IntStream.of(split.kept()), given).toArray()),
        validation.map(v -> split.kept().length),
        all.subset(split.taken()),
        answers(how.options()),
        provenance(how.options(), told).read(files(), notices),
        how.cut());
  }

  private List<Answer> answers(TableOptions options) {
    return IntStream.range(0, training.targets().size())
        .mapToObj(k -> new Answer(options.targets().get(k), labels(training.targets().get(k))))
        .toList();
  }

  private static Optional<Labels> labels(Target target) {
    return target.isClass() ? Optional.of(new Labels(target.classes())) : Optional.empty();
  }

  private Provenance provenance(TableOptions options, Told told) {
    Source read = training.source();
    String origin = read.files().isEmpty() ? "the user's texts" : "the user's files";
    return told.provenance(Source.name(read.table()), origin + ", target " + options.target());
  }

  private List<Checksum> files() {
    return Stream.of(Optional.of(training), validation, test)
        .flatMap(Optional::stream)
        .flatMap(rows -> files(rows).stream())
        .toList();
  }

  /** Of texts in memory, a checksum of all of them. */
  private static List<Checksum> files(TextRows rows) {
    if (!rows.source().files().isEmpty()) {
      return rows.source().files();
    }
    MessageDigest digest = Checksum.digest();
    for (int i = 0; i < rows.size(); i++) {
      digest.update(rows.texts().get(i).getBytes(UTF_8));
      digest.update((byte) '\n');
      for (Target target : rows.targets()) {
        digest.update((target.values()[i] + "\n").getBytes(UTF_8));
      }
    }
    String name = Source.name(rows.source().table());
    return List.of(new Checksum(name, Checksum.hex(digest.digest())));
  }
}
