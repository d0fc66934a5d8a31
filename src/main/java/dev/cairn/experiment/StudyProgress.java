package dev.cairn.experiment;

import dev.cairn.train.ProgressText;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One view for all trainings of an experiment: that of the training at hand, with how far the
 * experiment is in its title. Only the experiment has an ending.
 */
final class StudyProgress {
  private final ProgressView view;
  private final List<Part> parts;
  private final long begun = System.nanoTime();
  private final double allWork;
  private double doneWork;
  private double currentWork;
  private String title = "";
  private long peakBytes;
  private @Nullable Snapshot last;

  /**
   * One of the trainings.
   *
   * @param words for the title
   * @param work what it costs beside the others
   */
  record Part(String words, double work) {}

  StudyProgress(List<Part> parts, ProgressView view) {
    this.parts = List.copyOf(parts);
    this.view = view;
    this.allWork = parts.stream().mapToDouble(Part::work).sum();
  }

  String words(int number) {
    return parts.get(number).words();
  }

  /** How an experiment ends that was interrupted in a training. */
  String interrupted(int number) {
    return "Interrupted in training %d of %d (%s). Kept the %d finished ones."
        .formatted(number + 1, parts.size(), words(number), number);
  }

  /** How an experiment ends that was not interrupted. */
  String completed() {
    return "%s in %s.".formatted(trainings(), elapsed());
  }

  private String trainings() {
    return parts.size() == 1 ? "1 training" : parts.size() + " trainings";
  }

  /** The next training begins. */
  void begin(int number, Optional<String> leader) {
    doneWork += currentWork;
    currentWork = parts.get(number).work();
    peakBytes = 0;
    title =
        "training %d of %d: %s%s%s"
            .formatted(
                number + 1,
                parts.size(),
                words(number),
                number == 0 ? "" : ", " + ProgressText.clock(remaining()) + " left for all",
                leader.map(best -> ", best so far: " + best).orElse(""));
  }

  private Duration remaining() {
    double nanos = (System.nanoTime() - begun) * (allWork - doneWork) / Math.max(1, doneWork);
    return Duration.ofNanos((long) nanos);
  }

  private String elapsed() {
    return ProgressText.clock(Duration.ofNanos(System.nanoTime() - begun));
  }

  /** The most that the process had in memory during the training at hand. */
  long peakBytes() {
    return peakBytes;
  }

  void update(Snapshot s) {
    peakBytes = Math.max(peakBytes, s.memoryBytes());
    if (s.ending().isEmpty()) {
      show(s, title, Optional.empty());
    }
  }

  void ended(String ending) {
    if (last != null) {
      show(last, trainings(), Optional.of(ending));
    }
  }

  private void show(Snapshot s, String title, Optional<String> ending) {
    last =
        new Snapshot(
            title,
            s.unit(),
            s.background(),
            ending.isPresent() ? Snapshot.Phase.ENDED : s.phase(),
            s.progress(),
            s.pace(),
            s.learningRate(),
            s.loss(),
            s.memoryBytes(),
            s.curves(),
            s.sample(),
            ending);
    try {
      view.update(last);
    } catch (RuntimeException | LinkageError broken) {
      // Experiments need no view.
    }
  }
}
