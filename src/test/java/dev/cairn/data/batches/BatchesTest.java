package dev.cairn.data.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Examples;
import dev.cairn.data.files.DataException;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(60)
class BatchesTest {

  /** Example i has the inputs i, i + 0.5 and the target -i. */
  private record Counting(int size) implements Examples {
    @Override
    public Shape input() {
      return Shape.vector(2);
    }

    @Override
    public Shape target() {
      return Shape.vector(1);
    }

    @Override
    public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
      inputs.put(index).put(index + 0.5f);
      targets.put(-index);
    }
  }

  private static List<List<Integer>> read(Batches batches) {
    List<List<Integer>> read = new ArrayList<>();
    try (batches) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        assertThat(batch.inputs().isDirect()).isTrue();
        assertThat(batch.inputs().remaining()).isEqualTo(2 * batch.size());
        assertThat(batch.targets().remaining()).isEqualTo(batch.size());
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
          int index = (int) batch.inputs().get(2 * i);
          assertThat(batch.inputs().get(2 * i + 1)).isEqualTo(index + 0.5f);
          assertThat(batch.targets().get(i)).isEqualTo(-(float) index);
          indices.add(index);
        }
        read.add(indices);
      }
    }
    return read;
  }

  private static List<Integer> flat(List<List<Integer>> batches) {
    return batches.stream().flatMap(List::stream).toList();
  }

  @Test
  void inOrder_deliversEveryExampleWithASmallerLastBatch() {
    List<List<Integer>> read = read(Batches.inOrder(new Counting(1001), 4));

    assertThat(flat(read)).containsExactlyElementsOf(IntStream.range(0, 1001).boxed().toList());
    assertThat(read).hasSize(251);
    assertThat(read.get(250)).containsExactly(1000);
  }

  @Test
  void inOrder_ofOneSmallPartIsOneBatch() {
    assertThat(read(Batches.inOrder(new Counting(3), 64))).containsExactly(List.of(0, 1, 2));
  }

  @Test
  void inOrder_ofNothingHasNoBatch() {
    assertThat(read(Batches.inOrder(new Counting(0), 64))).isEmpty();
  }

  @Test
  void shuffled_isAPermutationBySeedAndEpoch() {
    List<Integer> first = flat(read(Batches.shuffled(new Counting(500), 64, 7, 1)));

    assertThat(first).isNotEqualTo(IntStream.range(0, 500).boxed().toList());
    assertThat(first).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 500).boxed().toList());
    assertThat(flat(read(Batches.shuffled(new Counting(500), 64, 7, 1)))).isEqualTo(first);
    assertThat(flat(read(Batches.shuffled(new Counting(500), 64, 7, 2)))).isNotEqualTo(first);
    assertThat(flat(read(Batches.shuffled(new Counting(500), 64, 8, 1)))).isNotEqualTo(first);
  }

  @Test
  void shuffled_leavesOutALastBatchOfOneExampleOnly() {
    assertThat(read(Batches.shuffled(new Counting(129), 64, 1, 1)))
        .extracting(List::size)
        .containsExactly(64, 64);
    assertThat(read(Batches.shuffled(new Counting(130), 64, 1, 1)))
        .extracting(List::size)
        .containsExactly(64, 64, 2);
    assertThat(read(Batches.shuffled(new Counting(1), 64, 1, 1)))
        .extracting(List::size)
        .containsExactly(1);
    assertThat(read(Batches.shuffled(new Counting(3), 1, 1, 1)))
        .extracting(List::size)
        .containsExactly(1, 1, 1);
  }

  @Test
  void shuffled_goesOnWithinAnEpoch() {
    List<List<Integer>> whole = read(Batches.shuffled(new Counting(129), 32, 1, 3));

    assertThat(read(Batches.shuffled(new Counting(129), 32, 1, 3, 3)))
        .isEqualTo(whole.subList(3, 4));
    assertThat(read(Batches.shuffled(new Counting(129), 32, 1, 3, 4))).isEmpty();
  }

  @Test
  void counts_areThoseOfTheBatches() {
    for (int size = 0; size < 10; size++) {
      for (int batch = 1; batch < 12; batch++) {
        assertThat(read(Batches.shuffled(new Counting(size), batch, 1, 1)))
            .hasSize(Batches.countShuffled(size, batch));
        assertThat(read(Batches.inOrder(new Counting(size), batch)))
            .hasSize(Batches.countInOrder(size, batch));
      }
    }
  }

  @Test
  void next_afterTheLastBatchFails() {
    try (Batches batches = Batches.inOrder(new Counting(2), 2)) {
      assertThat(batches.count()).isEqualTo(1);
      batches.next();
      assertThatThrownBy(batches::next)
          .isInstanceOf(NoSuchElementException.class)
          .hasMessage("no batch is left of 1");
    }
  }

  @Test
  void close_endsTheThreadInTheMiddleAndTwice() {
    Batches batches = Batches.inOrder(new Counting(100_000), 2);
    batches.next();
    assertThat(fillers()).isNotEmpty();

    batches.close();
    batches.close();

    assertThat(fillers()).isEmpty();
    assertThat(batches.hasNext()).isFalse();
  }

  private static List<Thread> fillers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().equals(BatchFiller.THREAD) && t.isAlive())
        .toList();
  }

  @Test
  void next_interruptedIsCancelledAndLosesNothing() {
    try (Batches batches = Batches.inOrder(new Counting(6), 2)) {
      batches.next();
      Thread.currentThread().interrupt();

      assertThatThrownBy(batches::next)
          .isInstanceOf(CancellationException.class)
          .hasMessage("interrupted while waiting for a batch");

      assertThat(Thread.interrupted()).isTrue();
      assertThat(batches.next().inputs().get(0)).isEqualTo(2f);
    }
    assertThat(fillers()).isEmpty();
  }

  @Test
  void close_byAnInterruptedThreadStillEndsTheFiller() {
    Batches batches = Batches.inOrder(new Counting(100), 2);
    Thread.currentThread().interrupt();

    batches.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(fillers()).isEmpty();
  }

  /** Waits to be interrupted, and forgets it, as code that reads files may do. */
  private record Deaf(Examples all, CountDownLatch reading) implements Examples {
    @Override
    public int size() {
      return all.size();
    }

    @Override
    public Shape input() {
      return all.input();
    }

    @Override
    public Shape target() {
      return all.target();
    }

    @Override
    public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
      reading.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        // Forgotten.
      }
      all.write(index, inputs, targets);
    }
  }

  @Test
  void close_endsAFillerWhoseExamplesSwallowTheInterruption() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    Batches batches = Batches.inOrder(new Deaf(new Counting(100), reading), 50);
    reading.await();

    batches.close();

    assertThat(fillers()).isEmpty();
  }

  @Test
  void next_throwsWhatTheFillingThreadMet() {
    Examples broken = new Failing(new DataException("a", "b", "c", "d"), new CountDownLatch(0));
    try (Batches batches = Batches.inOrder(broken, 2)) {
      batches.next();
      assertThatThrownBy(batches::next).isInstanceOf(DataException.class);
      assertThatThrownBy(batches::next).isInstanceOf(DataException.class);
    }
  }

  @Test
  void filler_worksAheadOfTheReader() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    Examples ahead = new Failing(new IllegalStateException("reached"), reached);
    try (Batches batches = Batches.inOrder(ahead, 2)) {
      batches.next();
      reached.await();
      assertThat(batches.count()).isEqualTo(4);
    }
  }

  /** Fails at example 2 and says so. */
  private record Failing(RuntimeException failure, CountDownLatch reached) implements Examples {
    @Override
    public int size() {
      return 8;
    }

    @Override
    public Shape input() {
      return Shape.vector(2);
    }

    @Override
    public Shape target() {
      return Shape.vector(1);
    }

    @Override
    public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
      if (index == 2) {
        reached.countDown();
        throw failure;
      }
      new Counting(8).write(index, inputs, targets);
    }
  }

  /** Puts one number of two. */
  private static final class Half implements Examples {
    @Override
    public int size() {
      return 4;
    }

    @Override
    public Shape input() {
      return Shape.vector(2);
    }

    @Override
    public Shape target() {
      return Shape.vector(1);
    }

    @Override
    public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
      inputs.put(1f);
      targets.put(1f);
    }
  }

  @Test
  void next_namesExamplesThatWriteTooLittle() {
    try (Batches batches = Batches.inOrder(new Half(), 4)) {
      assertThatThrownBy(batches::next)
          .hasMessage(
              """
              expected: 2 numbers of input 2 and 1 of target 1
              found:    1 and 1
              where:    Examples.write of example 0
              mend:     put exactly one input and one target, with relative puts""");
    }
  }

  @Test
  void inOrder_refusesABatchSizeOfZero() {
    assertThatThrownBy(() -> Batches.inOrder(new Counting(4), 0))
        .hasMessage(
            """
            expected: a batch size of 1 or more
            found:    0
            where:    batches
            mend:     for example 64""");
  }
}
