package dev.cairn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The trainings that go on now, in cells and in the background. */
final class RunningFits {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One of them.
   *
   * @param lesson what is learned
   * @param settings of its trainer
   * @param cell that started it
   * @param stop ends it
   * @param ended counted down when it has ended
   */
  record Entry(
      Lesson lesson, String settings, Optional<Cell> cell, StopRequest stop, CountDownLatch ended) {

    Entry(Lesson lesson, String settings, Optional<Cell> cell, StopRequest stop) {
      this(lesson, settings, cell, stop, new CountDownLatch(1));
    }

    /** It would be the very same run twice, since training is repeatable. */
    private boolean isSameAs(Entry other) {
      return settings.equals(other.settings) && lesson.isSameAs(other.lesson);
    }

    private boolean supersedes(Entry other) {
      return cell.isPresent()
          && other.cell.filter(old -> old.isAnotherRunOf(cell.get())).isPresent();
    }
  }

  /**
   * Waits for those that have to end first, and counts this one as running.
   *
   * @throws TrainingException if the same is running already and does not end, or the calling
   *     thread is interrupted while it waits
   */
  void enter(Entry entry) {
    for (Optional<Entry> first = tryToEnter(entry); first.isPresent(); first = tryToEnter(entry)) {
      awaitEnd(first.get());
    }
  }

  /** Counts it as running, unless one has to end first. */
  private synchronized Optional<Entry> tryToEnter(Entry entry) {
    entries.stream().filter(entry::supersedes).forEach(old -> old.stop().ask(StopRequest.By.CELL));
    for (Entry other : entries) {
      if (entry.supersedes(other)) {
        return Optional.of(other);
      }
      if (entry.isSameAs(other)) {
        if (!other.stop().isAsked()) {
          throw new TrainingException(
              "a net, data or settings that are not being trained",
              "the same training, still running",
              "the training of a net on '" + entry.lesson().data().name() + "'",
              "wait for its job: await(), or end it: stop(); another seed is another training");
        }
        return Optional.of(other);
      }
    }
    entries.add(entry);
    return Optional.empty();
  }

  private static void awaitEnd(Entry entry) {
    try {
      entry.ended().await();
    } catch (InterruptedException e) {
      throw Fits.interruptedWhileWaiting();
    }
  }

  synchronized void leave(Entry entry) {
    entries.remove(entry);
    entry.ended().countDown();
  }
}
