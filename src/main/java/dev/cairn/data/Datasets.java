package dev.cairn.data;

import java.nio.file.Path;
import java.util.List;

/** Data sets by name, and from files and tables of one's own. */
public final class Datasets {
  private Datasets() {}

  /**
   * A stratified part of Fashion-MNIST that comes with the product: 10,800 training, 1,200
   * validation and 2,000 test images of {@code [1, 28, 28]} in ten classes (Xiao, Rasul and
   * Vollgraf 2017; MIT licence).
   */
  public static Dataset fashionMnistMini() {
    return FashionMnist.mini();
  }

  /**
   * Images of one's own in the IDX format of MNIST, plain or gzip.
   *
   * @param name for people
   * @param trainImages images to learn from; a stratified tenth becomes the validation part
   * @param trainLabels their labels
   * @param testImages images to measure on
   * @param testLabels their labels
   * @param labels names of the classes, in the order of their numbers
   * @throws DataException if a file is missing or damaged, or files do not belong together
   */
  public static Dataset idx(
      String name,
      Path trainImages,
      Path trainLabels,
      Path testImages,
      Path testLabels,
      Labels labels) {
    List<FileBytes> files =
        List.of(
            FileBytes.of(trainImages),
            FileBytes.of(trainLabels),
            FileBytes.of(testImages),
            FileBytes.of(testLabels));
    return Dataset.classification(
        Idx.read(files.get(0), files.get(1), labels.size()),
        Idx.read(files.get(2), files.get(3), labels.size()),
        labels,
        Provenance.of(
            name,
            "the user's files",
            "not stated",
            files.stream().map(FileBytes::checksum).toList()));
  }

  /**
   * The first problem of Friedman, "Multivariate Adaptive Regression Splines" (1991): ten inputs
   * uniform in 0 to 1, of which five matter, and {@code y = 10 sin(pi x1 x2) + 20 (x3 - 0.5)^2 + 10
   * x4 + 5 x5 + noise}. A fifth of the rows is the test part, a tenth of the rest validation.
   *
   * @param rows how many, 10 or more
   * @param noise its standard deviation, 1.0 in the paper
   * @param seed the same seed makes the same rows
   * @throws DataException if there are too few rows, or the noise is negative
   */
  public static Dataset friedman1(int rows, double noise, long seed) {
    return Friedman.first(rows, noise, seed);
  }
}
