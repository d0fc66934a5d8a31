package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notice;
import dev.cairn.data.tables.Source;
import dev.cairn.graph.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * Data to learn from in three parts: training, validation (cut from the training examples by seed,
 * one tenth by default) and test. Inputs, and values to be predicted, are standardised by numbers
 * fitted on the training part only, after the cut. Immutable.
 */
public final class Dataset {
  /** Part of the training examples that is cut off for validation unless told otherwise. */
  public static final double VALIDATION_SHARE = 0.1;

  private final Examples pool;
  private final Examples train;
  private final Examples validation;
  private final Examples test;
  private final Optional<Labels> labels;
  private final Provenance provenance;

  private Dataset(
      Examples pool, Split split, Examples test, Optional<Labels> labels, Provenance provenance) {
    this.pool = pool;
    this.train = pool.subset(split.kept()).standardised();
    this.validation = pool.subset(split.taken()).standardisedLike(train);
    this.test = test.standardisedLike(train);
    this.labels = labels;
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
    return of(training, Optional.empty(), test, Optional.of(labels), provenance, Cut.DEFAULT);
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
    return of(training, Optional.empty(), test, Optional.empty(), provenance, Cut.DEFAULT);
  }

  /**
   * Any data.
   *
   * @param pool training and validation examples
   * @param given how many of the pool are training examples, the others being for validation; empty
   *     to have the validation part cut off by seed
   */
  static Dataset of(
      Examples pool,
      Optional<Integer> given,
      Examples test,
      Optional<Labels> labels,
      Provenance provenance,
      Cut cut) {
    checkShapes(pool, test, provenance.name());
    return given.isPresent()
        ? new Dataset(pool, Split.first(given.get(), pool.size()), test, labels, provenance)
        : new Dataset(
            pool,
            cut.validation(pool),
            test,
            labels,
            provenance.cut(cut.validationShare(), cut.seed()));
  }

  private static void checkShapes(Examples training, Examples test, String name) {
    if (!training.input().equals(test.input()) || !training.target().equals(test.target())) {
      throw new DataException(
          "test examples of %s with targets of %s, like the training examples"
              .formatted(training.input(), training.target()),
          "%s with targets of %s".formatted(test.input(), test.target()),
          "the test part of " + name,
          "make both parts from the same kind of data");
    }
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
    return of(pool, Optional.empty(), test, labels, provenance, cut);
  }

  /**
   * Cross-validation: the same data {@code k} times, each time with another part of the training
   * and validation examples left for validation, each class keeping its share (stratified).
   *
   * @param k parts, from 2 to the number of examples
   * @param seed of the cut
   * @throws DataException if there are not that many examples
   */
  public List<Dataset> folds(int k, long seed) {
    return Split.folds(pool, k, seed).stream()
        .map(split -> new Dataset(pool, split, test, labels, provenance))
        .toList();
  }

  /** Name of the data set. */
  public String name() {
    return provenance.name();
  }

  /** What a network learns from. */
  public Examples train() {
    return train;
  }

  /** What chooses the best epoch. */
  public Examples validation() {
    return validation;
  }

  /** What the final result is measured on. */
  public Examples test() {
    return test;
  }

  /** Names of the classes; empty for regression. */
  public Optional<Labels> labels() {
    return labels;
  }

  /** Shape of one input. */
  public Shape input() {
    return train.input();
  }

  /** Shape of one target: {@code [classes]}, or {@code [values]} for regression. */
  public Shape target() {
    return train.target();
  }

  /** How raw inputs were standardised, as fitted on the training part. */
  public Scaling inputScaling() {
    return train.inputScaling();
  }

  /** How values to be predicted were standardised; empty for classification. */
  public Optional<Scaling> targetScaling() {
    return train.targetScaling();
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
    List<Notice> notices = new ArrayList<>(provenance.notices());
    addNotices(train, "training", notices);
    addNotices(validation, "validation", notices);
    addNotices(test, "test", notices);
    return List.copyOf(notices);
  }

  private static void addNotices(Examples part, String name, List<Notice> notices) {
    if (part instanceof TableExamples rows) {
      notices.addAll(rows.notices(name));
    }
  }

  /**
   * Rows that come later, encoded by what the training part taught: the same columns by name,
   * categories, fillings, means and deviations. For {@code run.model().predict(…)}. If the column
   * to be predicted is there, it is read too, and the rows can be scored.
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
    if (!(train instanceof TableExamples rows)) {
      throw new DataException(
          "a data set that was made of a table",
          "one with inputs of " + input(),
          name(),
          "encode rows with the data set that the model was trained with");
    }
    return rows.encode(Source.of(later), labels.map(Labels::names).orElse(List.of()));
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
    if (!(train instanceof ImageExamples images)) {
      throw new DataException(
          "a data set of images",
          "one with inputs of " + input(),
          name(),
          "encode pictures with the data set that the model was trained with");
    }
    return images.encode(List.of(pictures));
  }

  /** For people: the parts and their classes, shape, scaling, source and licence, a line each. */
  @Override
  public String toString() {
    return DatasetText.of(this);
  }
}
