package dev.cairn.show.live;

import dev.cairn.host.Shown;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * How many bytes may go to the page: a bucket that all panels of a host draw from. It holds 100 kB
 * and gains 200 kB in a second, so that no second has more than 300 kB. Notebook servers cut off
 * kernels that send a megabyte a second, and slow lines are slower.
 */
final class Traffic {
  /** What a full bucket holds; one update is smaller. */
  static final long BURST = 100_000;

  private static final long BYTES_A_SECOND = 200_000;
  private static final double NANOS_A_BYTE = 1e9 / BYTES_A_SECOND;

  /** Headers and signature of a message. */
  private static final long ENVELOPE = 1_000;

  private final LongSupplier nanos;
  private double tokens = BURST;
  private long filledAt;

  /** A full bucket, with a clock of nanoseconds. */
  Traffic(LongSupplier nanos) {
    this.nanos = nanos;
    this.filledAt = nanos.getAsLong();
  }

  /**
   * Takes bytes out of the bucket, which may be empty already: whoever comes later waits longer, so
   * all panels have their turn.
   *
   * @return how long to wait, in nanoseconds, before they are sent
   */
  synchronized long reserve(long bytes) {
    fill();
    tokens -= bytes;
    return tokens >= 0 ? 0 : (long) Math.ceil(-tokens * NANOS_A_BYTE);
  }

  /** Takes more bytes if a message was larger than reserved, gives back if it was smaller. */
  synchronized void settle(long more) {
    fill();
    tokens -= more;
  }

  private void fill() {
    long now = nanos.getAsLong();
    tokens = Math.min(BURST, tokens + (now - filledAt) / NANOS_A_BYTE);
    filledAt = now;
  }

  /** The size of a message that carries this. */
  static long bytes(Shown shown) {
    long html = shown.html().map(Traffic::utf8).orElse(0L);
    long png = shown.png().map(bytes -> (long) bytes.length * 4 / 3).orElse(0L);
    return ENVELOPE + utf8(shown.plain()) + html + png;
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
