package dev.cairn.show.live;

import dev.cairn.host.Shown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * How many bytes may go to the page: at most 300 kB in any second, all panels of a host together.
 * Notebook servers cut off kernels that send a megabyte a second, and slow lines are slower. Panels
 * that run leave a third of it to those that end, so that training does not wait for its last
 * state.
 */
final class Traffic {
  /** Bytes in any second. */
  static final long MOST = 300_000;

  /** Kept for a panel that ends: its last state is smaller. */
  static final long LAST = 90_000;

  /** Bytes in any second of panels that run: four updates. */
  private static final long RUNNING = MOST - LAST;

  private static final long SECOND = 1_000_000_000L;

  /** Headers and signature of a message. */
  private static final long ENVELOPE = 1_000;

  private final LongSupplier nanos;

  /** Within the last second, the oldest first. */
  private final Deque<Sent> sent = new ArrayDeque<>();

  private record Sent(long at, long bytes) {}

  /** Nothing was sent yet; with a clock of nanoseconds. */
  Traffic(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Counts a message that is sent now, if there is room for it.
   *
   * @param last whether it is the last state of a panel
   * @return 0, or after how many nanoseconds to ask again
   */
  synchronized long take(long bytes, boolean last) {
    long wait = room(bytes, last);
    if (wait == 0) {
      sent.add(new Sent(nanos.getAsLong(), bytes));
    }
    return wait;
  }

  /** How long it takes until there is room, in nanoseconds; nothing is counted. */
  synchronized long room(long bytes, boolean last) {
    long now = nanos.getAsLong();
    sent.removeIf(message -> now - message.at() >= SECOND);
    long left = sent.stream().mapToLong(Sent::bytes).sum() + bytes - (last ? MOST : RUNNING);
    long wait = 0;
    for (Sent message : sent) {
      if (left <= 0) {
        break;
      }
      left -= message.bytes();
      wait = SECOND - (now - message.at());
    }
    return wait;
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
