package dev.cairn.graph;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The newest error, for {@code Cairn.why()}. A mutable static, since a cell that asks has no hold
 * on what an earlier cell threw. It keeps one error and no more.
 */
public final class LastError {
  private static final AtomicReference<@Nullable Throwable> LAST = new AtomicReference<>();

  private LastError() {}

  /** Takes the place of the one before; errors of Cairn do so by themselves. */
  public static void keep(Throwable error) {
    LAST.set(error);
  }

  /** The newest error of Cairn, or of a cell; empty if there was none. */
  public static Optional<Throwable> get() {
    return Optional.ofNullable(LAST.get());
  }
}
