package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.augment.Augment;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Op;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is made of training examples before they are learned from: changes of the inputs first, then
 * of the targets.
 *
 * @param augment what the user composed
 * @param smoothing share of the targets that is spread over all classes
 * @param weights of the classes
 * @param balanced whether the training part chooses the weights
 */
record Feed(Augment augment, Augment smoothing, Augment weights, boolean balanced) {
  /** The examples as they are. */
  static final Feed PLAIN = new Feed(Augment.none(), Augment.none(), Augment.none(), false);

  Feed augmented(Augment other) {
    return new Feed(other, smoothing, weights, balanced);
  }

  Feed smoothed(double share) {
    return new Feed(augment, Augment.labelSmoothing(share), weights, balanced);
  }

  Feed weighted(double... each) {
    return new Feed(augment, smoothing, Augment.classWeights(each), false);
  }

  Feed balance() {
    return new Feed(augment, smoothing, Augment.none(), true);
  }

  /** All steps, for the training part of a data set. */
  Augment of(Dataset data) {
    return balanced ? given().then(Augment.classWeights(balancing(data.train()))) : given();
  }

  /** All steps that need no data to be known. */
  private Augment given() {
    return augment.then(smoothing).then(weights);
  }

  /** Weights that give all classes the same part in the mean loss, and have a mean of 1 in it. */
  private static double[] balancing(Examples training) {
    List<Integer> counts = training.classCounts();
    double even = training.size() / (double) counts.size();
    return counts.stream().mapToDouble(count -> count == 0 ? 1 : even / count).toArray();
  }

  /**
   * Checks that everything is for such a net and such data.
   *
   * @throws TrainingException if targets are no classes, or inputs are numbers of words
   * @throws dev.cairn.data.files.DataException if a step is not for inputs of this shape
   */
  void check(Lesson lesson) {
    boolean classes = lesson.loss() instanceof Loss.CrossEntropy;
    if (!classes && (balanced || given().needsClasses())) {
      throw new TrainingException(
          "one head that classifies",
          "a net with the loss " + lesson.loss(),
          String.join(", ", words()),
          "leave it out; augment(…) is for all heads");
    }
    boolean words =
        lesson.graph().nodes().stream().anyMatch(node -> node.op() instanceof Op.Embedding);
    boolean told = lesson.data().train().vocabulary().isPresent();
    if (words && !told && !augment.keepsInputs()) {
      throw new TrainingException(
          "inputs that are measured, such as pixels",
          "numbers of words, for an embedding",
          augment.toString(),
          "leave augment(…) out; labelSmoothing(0.1) is for texts too");
    }
    of(lesson.data()).check(lesson.data().train());
  }

  private List<String> words() {
    Stream<String> given =
        Stream.of(augment, smoothing, weights).filter(a -> !a.isNone()).map(Augment::toString);
    return Stream.concat(given, balanced ? Stream.of("balanced()") : Stream.of()).toList();
  }

  /** For the text of a trainer; empty if examples stay as they are. */
  @Override
  public String toString() {
    return words().stream().map(word -> ", " + word).collect(Collectors.joining());
  }
}
