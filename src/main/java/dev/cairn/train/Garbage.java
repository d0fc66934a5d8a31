package dev.cairn.train;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.stream.LongStream;

/** Java objects that nobody needs any more: memory that the process has until it collects them. */
public final class Garbage {
  /** Part of the heap that fills up with new objects before G1 collects them. */
  private static final double YOUNG = 0.6;

  private Garbage() {}

  /** Bytes that the threads that live now have allocated; 0 where the JVM does not count them. */
  static long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        ? LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
            .filter(bytes -> bytes > 0)
            .sum()
        : 0;
  }

  /**
   * How far memory grows until objects are collected.
   *
   * @param bytes of objects to come
   */
  public static long keptOf(long bytes) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    long room = (long) (YOUNG * heap.getCommitted()) - heap.getUsed();
    return Math.max(0, Math.min(bytes, room));
  }
}
