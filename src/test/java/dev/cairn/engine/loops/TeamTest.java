package dev.cairn.engine.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class TeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void each_computesEachPartOnce(int workers) {
    try (Team team = new Team(workers)) {
      for (int count : new int[] {0, 1, 2, 1000}) {
        AtomicIntegerArray calls = new AtomicIntegerArray(count);
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        team.each(
            count,
            (part, worker) -> {
              calls.incrementAndGet(part);
              seen.add(worker);
            });
        for (int part = 0; part < count; part++) {
          assertThat(calls.get(part)).isEqualTo(1);
        }
        assertThat(seen).allMatch(worker -> worker >= 0 && worker < workers);
      }
    }
  }

  @Test
  void each_usesSeveralThreadsAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    try (Team team = new Team(2)) {
      team.each(
          2,
          (part, worker) -> {
            both.countDown();
            awaitUninterruptibly(both);
          });
    }
    assertThat(both.getCount()).isZero();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void each_throwsWhatAPartThrew_andIsUsableAfterwards() {
    try (Team team = new Team(2)) {
      assertThatThrownBy(
              () ->
                  team.each(
                      10,
                      (part, worker) -> {
                        if (part == 7) {
                          throw new IllegalStateException("part 7");
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("part 7");
      AtomicIntegerArray calls = new AtomicIntegerArray(3);
      team.each(3, (part, worker) -> calls.incrementAndGet(part));
      assertThat(calls).hasToString("[1, 1, 1]");
    }
  }
}
