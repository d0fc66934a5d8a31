package dev.cairn.show.live;

/** Time, and a thread that draws: the machine's, or a test's. */
interface Drawing {

  /** A clock of nanoseconds. */
  long nanos();

  /** Runs work on the drawing thread, {@code nanos} from now. */
  void later(long nanos, Runnable work);

  /** Waits on the calling thread, also when it was interrupted. */
  void await(long nanos);
}
