package dev.cairn.experiment;

import dev.cairn.train.ProgressText;
import dev.cairn.train.ProgressView;
import dev.cairn.train.ProgressViews;
import dev.cairn.train.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One view for all trainings of a study: that of the training at hand, with how far the study is in
 * its title. Only the study has an ending.
 */
final class StudyProgress {
  private final ProgressView view = ProgressViews.current();
  private final List<Trial> trials;
  private final boolean manySeeds;
  private final long begun = System.nanoTime();
  private final double allWork;
  private double doneWork;
  private double currentWork;
  private String title = "";
  private long peakBytes;
  private @Nullable Snapshot last;

  StudyProgress(List<Trial> trials, boolean manySeeds) {
    this.trials = trials;
    this.manySeeds = manySeeds;
    this.allWork = trials.stream().mapToDouble(Trial::work).sum();
  }

  String words(int number) {
    return trials.get(number).words(manySeeds);
  }

  /** The next training begins. */
  void begin(int number, Optional<String> leader) {
    doneWork += currentWork;
    currentWork = trials.get(number).work();
    peakBytes = 0;
    title =
        "training %d of %d: %s%s%s"
            .formatted(
                number + 1,
                trials.size(),
                words(number),
                number == 0 ? "" : ", " + ProgressText.clock(remaining()) + " left for all",
                leader.map(best -> ", best so far: " + best).orElse(""));
  }

  private Duration remaining() {
    double nanos = (System.nanoTime() - begun) * (allWork - doneWork) / Math.max(1, doneWork);
    return Duration.ofNanos((long) nanos);
  }

  String elapsed() {
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
      show(last, trials.size() + " trainings", Optional.of(ending));
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
