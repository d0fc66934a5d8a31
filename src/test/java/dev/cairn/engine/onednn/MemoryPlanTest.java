package dev.cairn.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class MemoryPlanTest {
  private static final long PAGE = MemoryPlan.ALIGNMENT;

  private static Region region(long bytes, int first, int last) {
    Region region = Region.planned(bytes);
    region.use(first);
    region.use(last);
    return region;
  }

  @Test
  void place_ofNothing_needsNoMemory() {
    assertThat(MemoryPlan.place(List.of())).isZero();
  }

  @Test
  void place_regionsAfterEachOther_shareMemory() {
    Region early = region(3 * PAGE, 0, 4);
    Region late = region(2 * PAGE, 5, 9);
    assertThat(MemoryPlan.place(List.of(early, late))).isEqualTo(3 * PAGE);
    assertThat(early.offset()).isEqualTo(late.offset());
  }

  /** The kernel that reads the one fills the other. */
  @Test
  void place_regionsThatMeetInOneKernel_lieSideBySide() {
    Region read = region(2 * PAGE, 0, 5);
    Region filled = region(2 * PAGE, 5, 9);
    assertThat(MemoryPlan.place(List.of(read, filled))).isEqualTo(4 * PAGE);
    assertThat(read.offset()).isNotEqualTo(filled.offset());
  }

  @Test
  void place_smallRegion_takesTheSmallestGap() {
    Region first = region(5 * PAGE, 0, 9);
    Region wide = region(4 * PAGE, 0, 4);
    Region between = region(3 * PAGE, 0, 9);
    // After kernel 4 there are 4 pages free behind the first one.
    Region small = region(2 * PAGE, 5, 9);
    assertThat(MemoryPlan.place(List.of(first, wide, between, small))).isEqualTo(12 * PAGE);
    assertThat(small.offset()).isEqualTo(wide.offset());
  }

  @Test
  void place_smallerThanAPage_startsOnAPageOfItsOwn() {
    Region one = region(1, 0, 1);
    Region other = region(PAGE + 1, 0, 1);
    assertThat(MemoryPlan.place(List.of(one, other))).isEqualTo(3 * PAGE);
    assertThat(List.of(one.offset(), other.offset())).containsExactlyInAnyOrder(2 * PAGE, 0L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void place_regionsNeededAtTheSameTime_neverOverlap(int seed) {
    List<Region> regions = random(seed, 60);
    long bytes = MemoryPlan.place(regions);
    for (int i = 0; i < regions.size(); i++) {
      Region one = regions.get(i);
      assertThat(one.offset() % PAGE).isZero();
      assertThat(one.offset() + one.bytes()).isLessThanOrEqualTo(bytes);
      for (Region other : regions.subList(i + 1, regions.size())) {
        if (one.overlaps(other)) {
          assertThat(
                  one.offset() + one.bytes() <= other.offset()
                      || other.offset() + other.bytes() <= one.offset())
              .as("%d bytes at %d, and at %d", one.bytes(), one.offset(), other.offset())
              .isTrue();
        }
      }
    }
  }

  /** No more than all side by side, and no less than the busiest kernel needs. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void place_manyRegions_reusesMemory(int seed) {
    List<Region> regions = random(seed, 60);
    long bytes = MemoryPlan.place(regions);
    long all = regions.stream().mapToLong(Region::bytes).sum();
    long busiest = 0;
    for (int kernel = 0; kernel < 50; kernel++) {
      Region now = region(0, kernel, kernel);
      busiest =
          Math.max(busiest, regions.stream().filter(now::overlaps).mapToLong(Region::bytes).sum());
    }
    assertThat(bytes).isBetween(busiest, all / 2);
  }

  /** Mostly short lives, as in a plan. */
  private static List<Region> random(int seed, int count) {
    CounterRandom random = CounterRandom.of(seed, "regions");
    List<Region> regions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int first = random.below(40, 3 * i);
      int last = first + random.below(8, 3 * i + 1);
      regions.add(region(1 + random.below(1_000_000, 3 * i + 2), first, last));
    }
    return regions;
  }
}
