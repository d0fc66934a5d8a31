package dev.cairn.engine.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives every region a place in one arena, such that regions that are needed at the same time do
 * not overlap: the largest first, each into the smallest gap that fits (Pisarchyk and Lee 2020,
 * arXiv:2001.03288, "greedy by size").
 */
final class MemoryPlan {
  /** A page: kernels start on their own one, so that no two arrays share cache lines. */
  static final long ALIGNMENT = 4096;

  private MemoryPlan() {}

  /**
   * Places all regions.
   *
   * @return bytes of the arena
   */
  static long place(List<Region> regions) {
    List<Region> bySize = new ArrayList<>(regions);
    bySize.sort(Comparator.comparingLong(Region::bytes).reversed());
    List<Region> placed = new ArrayList<>();
    long end = 0;
    for (Region region : bySize) {
      region.place(bestOffset(region, placed));
      placed.add(region);
      placed.sort(Comparator.comparingLong(Region::offset));
      end = Math.max(end, region.offset() + aligned(region.bytes()));
    }
    return end;
  }

  private static long bestOffset(Region region, List<Region> placed) {
    long wanted = aligned(region.bytes());
    long free = 0;
    long best = -1;
    long bestGap = Long.MAX_VALUE;
    for (Region other : placed) {
      if (!other.overlaps(region)) {
        continue;
      }
      long gap = other.offset() - free;
      if (gap >= wanted && gap < bestGap) {
        best = free;
        bestGap = gap;
      }
      free = Math.max(free, other.offset() + aligned(other.bytes()));
    }
    return best >= 0 ? best : free;
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
