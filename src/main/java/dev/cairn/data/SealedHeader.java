package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.Shape;
import dev.cairn.store.RecordText;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a sealed data set says before its examples; it is sealed itself. Inputs follow it, then the
 * targets, both in the order training, validation, test.
 *
 * @param format always the same
 * @param version of the format, from 1
 * @param encoding how pictures and rows became inputs; the scaling is that of the training part
 * @param pixels whether inputs are unsigned bytes; else floats, big-endian
 * @param refits whether another training part is standardised by its own numbers
 * @param targets the same of the target; empty for a classification
 * @param columns of a target as it is kept: the number of classes of each, 0 for a number
 * @param answers what is known of each example
 * @param provenance where the data come from, with all notices of how they came in
 * @param training number of training examples
 * @param validation number of validation examples
 * @param test number of test examples
 */
record SealedHeader(
    String format,
    int version,
    Encoder.Input encoding,
    boolean pixels,
    boolean refits,
    Optional<Scaling> targets,
    List<Integer> columns,
    List<Answer> answers,
    Provenance provenance,
    int training,
    int validation,
    int test) {
  static final String FORMAT = "cairn data";
  static final int VERSION = 2;
  private static final int MOST_CLASSES = Short.MAX_VALUE;

  /** Copies and checks. */
  SealedHeader {
    columns = List.copyOf(columns);
    answers = List.copyOf(answers);
  }

  static SealedHeader of(Dataset data) {
    Examples train = data.train();
    boolean again = train instanceof SealedExamples sealed && sealed.refits();
    boolean images = train instanceof ImageExamples pictures && !pictures.isGiven();
    boolean refits = images || train instanceof TableExamples || again;
    boolean pixels = train instanceof ImageExamples || again && train.picture(0).isPresent();
    return new SealedHeader(
        FORMAT,
        VERSION,
        data.encoder().input(),
        pixels,
        refits,
        data.targetScaling(),
        columns(data.answers(), data.target().elements()),
        data.answers(),
        data.provenance().read(data.provenance().files(), data.notices()),
        data.train().size(),
        data.validation().size(),
        data.test().size());
  }

  private static List<Integer> columns(List<Answer> answers, int elements) {
    if (answers.size() == 1 && answers.get(0).labels().isEmpty()) {
      return Collections.nCopies(elements, 0);
    }
    return answers.stream().map(answer -> answer.labels().map(Labels::size).orElse(0)).toList();
  }

  /** Whether sizes are possible and belong together. */
  boolean isConsistent() {
    List<Integer> shape = input().dimensions();
    long elements = shape.stream().mapToLong(size -> size).reduce(1, SealedHeader::product);
    boolean counts =
        training > 0
            && validation >= 0
            && test >= 0
            && (long) training + validation + test <= Integer.MAX_VALUE - 8;
    boolean sizes = elements > 0 && elements <= Integer.MAX_VALUE / Float.BYTES;
    boolean known =
        !columns.isEmpty() && columns.stream().allMatch(c -> c >= 0 && c <= MOST_CLASSES);
    return counts
        && sizes
        && known
        && columns.equals(columns(answers, columns.size()))
        && elements % inputs().channels() == 0
        && targets.map(all -> all.channels() == targetElements()).orElse(true);
  }

  private static long product(long a, long b) {
    return a <= 0 || b <= 0 || a > Integer.MAX_VALUE ? -1 : a * b;
  }

  private int targetElements() {
    return columns.stream().mapToInt(classes -> Math.max(1, classes)).sum();
  }

  int examples() {
    return training + validation + test;
  }

  Shape input() {
    return encoding.shape();
  }

  /** How inputs were standardised on the training part. */
  Scaling inputs() {
    return encoding.scaling();
  }

  /** Bytes of one input. */
  int inputBytes() {
    return input().elements() * (pixels ? 1 : Float.BYTES);
  }

  /** Bytes behind the header. */
  long bytes() {
    return (long) examples() * (inputBytes() + (long) columns.size() * Float.BYTES);
  }

  /**
   * Reads the text of any version.
   *
   * @throws IOException that says in words what is wrong
   */
  static SealedHeader read(String text) throws IOException {
    long version = RecordText.count(text, "version");
    if (version == 1) {
      return RecordText.read(text, SealedHeader1.class).now();
    }
    if (version != VERSION) {
      throw new IOException("version %d of the format".formatted(version));
    }
    return RecordText.read(text, SealedHeader.class);
  }

  /** A file that opens with this seal but is none of these. */
  static DataException other(String found, Object path) {
    return new DataException(
        "a sealed data set, as data.seal(path, seal) writes it",
        found,
        path.toString(),
        "give the path of the data; models are read by Model.load(path, seal)");
  }
}
