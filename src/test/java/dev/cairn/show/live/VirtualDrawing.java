package dev.cairn.show.live;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so; drawings are done when their time has come. */
final class VirtualDrawing implements Drawing {
  private final PriorityQueue<Job> jobs =
      new PriorityQueue<>(Comparator.comparingLong(Job::at).thenComparingLong(Job::number));
  private long now = 5_000_000_000L;
  private long number;
  private long waited;

  private record Job(long at, long number, Runnable work) {}

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void later(long nanos, Runnable work) {
    jobs.add(new Job(now + nanos, number++, work));
  }

  @Override
  public void await(long nanos) {
    now += nanos;
    waited += nanos;
  }

  /** What drawing takes. */
  void spend(long nanos) {
    now += nanos;
  }

  /** How long callers of {@link #await} waited. */
  long waited() {
    return waited;
  }

  /** Lets time pass and draws what is due. */
  void pass(long nanos) {
    long end = now + nanos;
    for (Job next = jobs.peek(); next != null && next.at <= end; next = jobs.peek()) {
      jobs.remove();
      now = Math.max(now, next.at);
      next.work.run();
    }
    now = Math.max(now, end);
  }
}
