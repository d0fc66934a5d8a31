package dev.cairn.data;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.files.Notices;
import dev.cairn.data.text.Conll;
import dev.cairn.data.text.Conll.Sentence;
import dev.cairn.data.text.Span;
import dev.cairn.graph.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of tagged sentences as a data set. */
final class ConllFiles {
  /** Longer sentences are cut, and counted. */
  private static final int LONGEST = 512;

  private ConllFiles() {}

  /**
   * Reads them.
   *
   * @param validation if it is a file of its own; else a tenth of the training sentences
   */
  static Dataset read(
      Provenance from, FileBytes train, Optional<FileBytes> validation, FileBytes test) {
    Conll first = Conll.read(train);
    Conll second = validation.map(Conll::read).orElse(new Conll(List.of(), 0, 0));
    Conll third = Conll.read(test);
    List<Sentence> training = first.sentences();
    List<Sentence> held = second.sentences();
    List<Sentence> last = third.sentences();
    List<Sentence> pool = Stream.concat(training.stream(), held.stream()).toList();
    Labels tags = labels(training, train.name());
    Notices notices = new Notices();
    count("training", first, tags, notices);
    count("validation", second, tags, notices);
    count("test", third, tags, notices);
    int longest =
        Stream.of(training, held, last)
            .flatMap(List::stream)
            .mapToInt(sentence -> sentence.words().size())
            .max()
            .orElse(1);
    int length = Math.min(LONGEST, longest);
    List<Checksum> files =
        Stream.of(Stream.of(train), validation.stream(), Stream.of(test))
            .flatMap(stream -> stream)
            .map(FileBytes::checksum)
            .toList();
    return Dataset.of(
        TaggedSentences.of(pool, tags, length),
        validation.map(file -> training.size()),
        TaggedSentences.of(last, tags, length),
        List.of(new Answer("tag", Optional.of(tags))),
        from.read(files, notices.list()),
        Cut.DEFAULT);
  }

  /** Outside first, then by name: what training has. */
  private static Labels labels(List<Sentence> training, String file) {
    Set<String> names =
        training.stream()
            .flatMap(sentence -> sentence.tags().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (names.size() < 2) {
      throw new DataException(
          "two tags or more", "only " + names, file, "check that the last column has the tags");
    }
    List<String> ordered = new ArrayList<>(names);
    if (ordered.remove(Span.OUTSIDE)) {
      ordered.add(0, Span.OUTSIDE);
    }
    return new Labels(ordered);
  }

  private static void count(String part, Conll file, Labels tags, Notices notices) {
    notices.add(file.ignored(), "columns between word and tag ignored, " + part + " part");
    notices.add(file.documents(), "lines -DOCSTART- left out, " + part + " part");
    boolean bio = Span.areBio(tags.names());
    List<String> odd = Span.odd(tags.names());
    for (Sentence sentence : file.sentences()) {
      long unseen = sentence.tags().stream().filter(t -> !tags.names().contains(t)).count();
      notices.add(
          unseen, "words whose tag training never has, left without one, " + part + " part");
      notices.add(
          bio ? Span.broken(sentence.tags()) : 0,
          "tags I-… behind nothing of their kind, taken for the beginning, " + part + " part");
      notices.add(sentence.tags().stream().filter(odd::contains).count(), oddly(odd, part));
      notices.add(
          Math.max(0, sentence.words().size() - LONGEST),
          String.format(
              Locale.ROOT, "words behind the first %d of a sentence cut, %s part", LONGEST, part));
    }
  }

  /** The first of them stands for all; those of training that are no BIO tags. */
  private static String oddly(List<String> odd, String part) {
    String first = odd.stream().findFirst().orElse("");
    String words =
        first.startsWith("I-")
            ? "words tagged I-… where no tag begins with B-, so that no entities are counted"
            : "words whose tag is not O, B-… or I-…, so that no entities are counted, such as "
                + OneLine.of(first);
    return words + ", " + part + " part";
  }
}
