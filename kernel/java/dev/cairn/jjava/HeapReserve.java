package dev.cairn.jjava;

import java.util.Optional;

/**
 * Memory that no cell gets, so that a cell that fills the heap to its last bytes does not end the
 * kernel: it is let go of when the cell has ended, and is then there for the answer, and for a next
 * cell that drops what fills the heap.
 */
final class HeapReserve {
  private static final long MOST_BYTES = 32L << 20;

  /** At most this part of the heap. */
  private static final int SHARE = 16;

  /** Small enough for every collector to treat them as ordinary objects. */
  private static final int PIECE_BYTES = 256 << 10;

  private Optional<byte[][]> pieces = Optional.empty();

  /** Takes the reserve before a cell runs, as soon as the heap has room for twice as much. */
  synchronized void take() {
    if (pieces.isEmpty() && free() > 2 * bytes()) {
      pieces = Optional.of(new byte[(int) (bytes() / PIECE_BYTES)][PIECE_BYTES]);
    }
  }

  /** Lets go of the reserve after a cell that left less than as much free. Needs no memory. */
  synchronized void release() {
    if (free() < bytes()) {
      pieces = Optional.empty();
    }
  }

  private static long free() {
    Runtime heap = Runtime.getRuntime();
    return heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
  }

  private static long bytes() {
    return Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE);
  }
}
