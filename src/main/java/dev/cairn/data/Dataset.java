package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notice;
import dev.cairn.data.images.Prepare;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Shape;
import dev.cairn.seal.Seal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Data to learn from in three parts: training, validation (cut from the training examples by seed,
 * one tenth by default) and test. Inputs, and values to be predicted, are standardised by numbers
 * fitted on the training part only, after the cut. Immutable.
 */
public final class Dataset {
  /** Part of the training examples that is cut off for validation unless told otherwise. */
  public static final double VALIDATION_SHARE = 0.1;

  private final Parts parts;
  private final List<Answer> answers;
  private final Provenance provenance;

  private Dataset(Parts parts, List<Answer> answers, Provenance provenance) {
    this.parts = parts;
    this.answers = List.copyOf(answers);
    this.provenance = provenance;
  }

  /**
   * Data to classify, with a stratified tenth of the training examples cut off for validation by
   * seed 1.
   *
   * @param training all training examples
   * @param test examples that training never sees
   * @param labels names of the classes
   * @throws DataException if the parts differ in shape, or labels and classes in number
   */
  public static Dataset classification(
      Examples training, Examples test, Labels labels, Provenance provenance) {
    int classes = training.target().elements();
    if (labels.size() != classes) {
      throw new DataException(
          classes + " names, one for each class",
          labels.size() + " names: " + labels,
          "the labels of " + provenance.name(),
          "name every class once, in the order of their numbers");
    }
    List<Answer> answers = Answer.only(training, Optional.of(labels));
    return of(training, Optional.empty(), test, answers, provenance, Cut.DEFAULT);
  }

  /**
   * Data with values to be predicted, with a random tenth of the training examples cut off for
   * validation by seed 1.
   *
   * @param training all training examples
   * @param test examples that training never sees
   * @throws DataException if the parts differ in shape
   */
  public static Dataset regression(Examples training, Examples test, Provenance provenance) {
    List<Answer> answers = Answer.only(training, Optional.empty());
    return of(training, Optional.empty(), test, answers, provenance, Cut.DEFAULT);
  }

  /** Data whose parts are made already. */
  static Dataset given(Parts parts, List<Answer> answers, Provenance provenance) {
    return new Dataset(parts, answers, provenance);
  }

  /** Any data; {@code given} says how many of the pool are for training, if they are not cut. */
  static Dataset of(
      Examples pool,
      Optional<Integer> given,
      Examples test,
      List<Answer> answers,
      Provenance provenance,
      Cut cut) {
    Parts.check(pool, test, provenance.name());
    Split split = given.map(n -> Split.first(n, pool.size())).orElseGet(() -> cut.validation(pool));
    Provenance from =
        given.isPresent() ? provenance : provenance.cut(cut.validationShare(), cut.seed());
    return new Dataset(Parts.of(pool, split, test), answers, from);
  }

  /**
   * The same data with another cut; the test part stays.
   *
   * @param share of the training examples for validation, between 0 and 1
   * @param seed of the cut
   * @throws DataException if the share is not between 0 and 1
   */
  public Dataset withValidation(double share, long seed) {
    Cut cut = Cut.DEFAULT.validationShare(share).seed(seed);
    return of(parts.pool(), Optional.empty(), parts.test(), answers, provenance, cut);
  }

  /**
   * The same data with every image prepared, once and now: {@code
   * data.prepared(Prepare.median(3).then(Prepare.grey()))}. Pictures that are encoded later are
   * prepared in the same way.
   *
   * @throws DataException if the data are no images
   */
  public Dataset prepared(Prepare prepare) {
    EmptyVariableException.check("a preparation", prepare, "Dataset.prepared");
    Map<byte[], byte[]> done = new IdentityHashMap<>();
    return new Dataset(
        parts.with(examples -> images(examples, prepare).prepared(prepare, done)),
        answers,
        provenance);
  }

  /**
   * The same images scaled by these numbers instead of those of the training part: for a model that
   * was trained elsewhere, with a scaling of its own. Preparing them later undoes it.
   *
   * @param scaling in raw units, 0 to 255
   * @throws DataException if the data are no images, or have another number of channels
   */
  public Dataset scaled(Scaling scaling) {
    EmptyVariableException.check("a scaling", scaling, "Dataset.scaled");
    if (scaling.channels() != input().channels()) {
      throw new DataException(
          "a mean and a deviation for each of " + input().channels() + " channels",
          scaling.channels() + " of them",
          name() + ", scaled",
          "prepare the images first, then scale them");
    }
    return new Dataset(
        parts.with(examples -> images(examples, "a scaling").given(scaling)), answers, provenance);
  }

  /**
   * The same images as they are, pixels from 0 to 255, as nets read them that were trained without
   * scaling: {@code Keras.load(path).predict(data.raw().test())}.
   *
   * @throws DataException if the data are no images
   */
  public Dataset raw() {
    return scaled(Scaling.none(input().channels()));
  }

  private ImageExamples images(Examples examples, Object why) {
    if (examples instanceof ImageExamples images) {
      return images;
    }
    throw new DataException(
        "a data set of images",
        "one with inputs of " + input(),
        name() + ", prepared by " + why,
        "prepare pictures that were read by Datasets, before they are sealed");
  }

  /**
   * The same data with another answer for each example: a class that follows from the class that is
   * there, for a net that ends with {@code heads()}. Classes are numbered as they first occur.
   *
   * @param name of the new answer
   * @param byClass gives the name of the new class by that of the old one; an empty text where it
   *     is not known
   * @throws DataException if the name is taken, nothing here has classes, or the examples are
   *     neither images nor texts nor rows of a table
   */
  public Dataset withAnswers(String name, UnaryOperator<String> byClass) {
    return MoreAnswers.classes(this, name, byClass);
  }

  /**
   * The same data with a number to be predicted for each example, computed from its raw input.
   *
   * @param name of the new answer
   * @param ofInput gives the number for an example, pixels being 0 to 255; NaN where it is not
   *     known
   * @throws DataException as {@link #withAnswers} does
   */
  public Dataset withNumbers(String name, ToDoubleFunction<float[]> ofInput) {
    return MoreAnswers.numbers(this, name, ofInput);
  }

  /**
   * The same data with some of its answers, in the given order.
   *
   * @throws DataException if there is none of that name
   */
  public Dataset only(String... names) {
    int[] numbers = Stream.of(names).mapToInt(name -> Answer.find(answers, name)).toArray();
    List<Answer> chosen = Arrays.stream(numbers).mapToObj(answers::get).toList();
    return chosen.equals(answers) ? this : with(part -> part.answers(numbers), chosen);
  }

  /** All parts changed alike, and standardised anew. */
  Dataset with(UnaryOperator<Examples> change, List<Answer> changed) {
    return new Dataset(parts.with(change), changed, provenance);
  }

  /** What is known of each example, one after the other in a target. */
  public List<Answer> answers() {
    return answers;
  }

  /**
   * Cross-validation: the same data {@code k} times, each time with another part of the training
   * and validation examples left for validation, each class keeping its share (stratified). Texts
   * keep the length of their rows, and no fold has more symbols than these data.
   *
   * @param k parts, from 2 to the number of examples
   * @param seed of the cut
   * @throws DataException if there are not that many examples
   */
  public List<Dataset> folds(int k, long seed) {
    Examples pool =
        parts.pool() instanceof TextExamples texts && parts.train() instanceof TextExamples fitted
            ? texts.sizedLike(fitted)
            : parts.pool();
    return Split.folds(pool, k, seed).stream()
        .map(split -> Parts.of(pool, split, parts.test()))
        .map(fold -> new Dataset(fold, answers, provenance.cut(1.0 / k, seed)))
        .toList();
  }

  /** Name of the data set. */
  public String name() {
    return provenance.name();
  }

  /** What a network learns from. */
  public Examples train() {
    return parts.train();
  }

  /** What chooses the best epoch. */
  public Examples validation() {
    return parts.validation();
  }

  /** What the final result is measured on. */
  public Examples test() {
    return parts.test();
  }

  /** Names of the classes; empty for regression and for several answers. */
  public Optional<Labels> labels() {
    return answers.size() == 1 ? answers.get(0).labels() : Optional.empty();
  }

  /** Shape of one input. */
  public Shape input() {
    return parts.train().input();
  }

  /** Shape of one target: {@code [classes]}, or {@code [values]}; of all answers together. */
  public Shape target() {
    return parts.train().target();
  }

  /** How raw inputs were standardised, as fitted on the training part. */
  public Scaling inputScaling() {
    return parts.train().inputScaling();
  }

  /** How values to be predicted were standardised; empty for classification. */
  public Optional<Scaling> targetScaling() {
    return parts.train().targetScaling();
  }

  /** Where the data come from. */
  public Provenance provenance() {
    return provenance;
  }

  /**
   * What people should know of how the data came in: files ignored, rows dropped, values filled in.
   * Empty if nothing happened.
   */
  public List<Notice> notices() {
    return Later.notices(this);
  }

  /**
   * Rows that come later, encoded by what the training part taught: the same columns by name,
   * categories, fillings, means and deviations. For {@code run.model().predict(…)}. If the column
   * to be predicted is there, it is read too, and the rows can be scored; of some rows it may be
   * missing, then those can only be predicted.
   *
   * <pre>{@code
   * var tomorrow = data.encode(Datasets.csv(Path.of("tomorrow.csv")).table());
   * show(run.model().predict(tomorrow));
   * }</pre>
   *
   * @throws DataException if this data set is not of a table, a column is missing or of another
   *     type, or a value is missing and the training data were not filled in
   */
  public Examples encode(Table later) {
    return Later.rows(this, later);
  }

  /**
   * Pictures that come later, brought to the size, channels and scaling of the training part. For
   * {@code run.model().predict(…)}.
   *
   * <pre>{@code
   * show(run.model().predict(data.encode(Path.of("my-rose.jpg"))));
   * }</pre>
   *
   * @param pictures files, PNG, JPEG, BMP, GIF or TIFF
   * @throws DataException if this data set has no images, or a file is no picture or broken
   */
  public Examples encode(Path... pictures) {
    return Later.pictures(this, List.of(pictures));
  }

  /**
   * Texts that come later, cut and numbered as those of the training part. For {@code
   * run.model().predict(…)}.
   *
   * <pre>{@code
   * show(run.model().predict(data.encode("Where is the station?")));
   * }</pre>
   *
   * @param text the first
   * @param more others
   * @throws DataException if this data set has no texts, or one is blank
   */
  public Examples encode(String text, String... more) {
    return Later.texts(this, Stream.concat(Stream.of(text), Stream.of(more)).toList());
  }

  /** As {@link #encode(String, String...)}, for any number of texts. */
  public Examples encode(List<String> texts) {
    return Later.texts(this, texts);
  }

  /**
   * Seals all parts into a new file, for {@link Datasets#sealed}: inputs as they are read (pixels
   * as bytes, other numbers as floats) in the order of the parts, answers, scaling and provenance.
   * Only the answers are kept in memory, so examples that are read one at a time may be more than
   * memory holds.
   *
   * @throws dev.cairn.seal.SealException if there is a file of that name, which stays as it is, or
   *     it cannot be written
   * @throws DataException if these are texts, a target is no class and no number, or if the calling
   *     thread is interrupted, which stays marked so; nothing is kept then
   */
  public void seal(Path path, Seal seal) {
    SealedData.write(this, path, seal);
  }

  /**
   * Why nothing that these data taught is to be relied on; empty as long as nothing speaks against
   * them. Sealed data say here that their file was changed or cut after it was opened.
   */
  public Optional<String> doubt() {
    return parts.pool().doubt().or(() -> parts.test().doubt());
  }

  /** What turns raw pictures and rows into such examples, without the data. */
  public Encoder encoder() {
    return Encoder.of(train(), answers);
  }

  /** For people: the parts and their classes, shape, scaling, source and licence, a line each. */
  @Override
  public String toString() {
    return DatasetText.of(this);
  }
}
