package dev.cairn.data.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.GraphSketch;
import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts of similar length in batches of their length. */
@Tag("unit")
@Timeout(60)
class BucketsTest {
  private static final int SIZE = 16;

  /**
   * What came.
   *
   * @param examples their numbers
   * @param length of the batch
   */
  private record Read(List<Integer> examples, int length) {}

  private static List<Read> read(PaddedTexts texts, Batches batches) {
    List<Read> read = new ArrayList<>();
    try (batches) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        int length = batch.inputShape().elements();
        List<Integer> examples = new ArrayList<>();
        for (int n = 0; n < batch.size(); n++) {
          int index = (int) batch.targets().get(n);
          examples.add(index);
          for (int i = 0; i < length; i++) {
            float expected = i < texts.length().applyAsInt(index) ? 1 : 0;
            assertThat(batch.inputs().get(n * length + i)).isEqualTo(expected);
          }
          assertThat(texts.length().applyAsInt(index)).isLessThanOrEqualTo(length);
        }
        assertThat(batch.inputs().limit()).isEqualTo(batch.size() * length);
        read.add(new Read(examples, length));
      }
    }
    return read;
  }

  private static List<Read> epoch(PaddedTexts texts, long seed, int epoch, int done) {
    Buckets buckets = Buckets.ofTraining(texts, texts.graph(), SIZE);
    return read(texts, Batches.shuffled(texts, SIZE, seed, epoch, done, buckets));
  }

  private static List<Integer> all(List<Read> read) {
    return read.stream().flatMap(batch -> batch.examples().stream()).toList();
  }

  private static int positions(List<Read> read) {
    return read.stream().mapToInt(batch -> batch.examples().size() * batch.length()).sum();
  }

  @Test
  void shuffled_hasEachTextOnceInAsManyBatches() {
    for (int size : new int[] {1, 15, 16, 17, 200, 1000, 1001, 1009}) {
      PaddedTexts texts = PaddedTexts.of(size);
      List<Read> read = epoch(texts, 1, 1, 0);
      int left = size % SIZE == 1 && size > 1 ? 1 : 0;

      assertThat(read).hasSize(Batches.countShuffled(size, SIZE));
      assertThat(all(read)).doesNotHaveDuplicates().hasSize(size - left);
      assertThat(read.subList(0, size / SIZE)).allMatch(batch -> batch.examples().size() == SIZE);
    }
  }

  @Test
  void shuffled_hasShortBatchesOfFewLengths() {
    PaddedTexts texts = PaddedTexts.of(2000);
    Buckets buckets = Buckets.ofTraining(texts, texts.graph(), SIZE);
    List<Read> read = epoch(texts, 1, 1, 0);

    assertThat(buckets.lengths()).hasSizeBetween(4, 7).isSorted().endsWith(PaddedTexts.ROW);
    assertThat(buckets.lengths()).allMatch(length -> length % 8 == 0);
    assertThat(read).allMatch(batch -> buckets.lengths().contains(batch.length()));
    for (Read batch : read) {
      int longest = batch.examples().stream().mapToInt(texts.length()::applyAsInt).max().orElse(0);
      assertThat(batch.length()).isEqualTo(buckets.length(longest));
    }
    // The mean text has 17 symbols; batches of any texts would nearly all be 64 long.
    assertThat(positions(read)).isBetween(2000 * 17, 2000 * 26);
    assertThat(read.stream().mapToInt(Read::length).distinct().count()).isGreaterThan(3);
  }

  @Test
  void shuffled_beginsWithTheLongestAndGoesOnInRandomOrder() {
    List<Read> read = epoch(PaddedTexts.of(2000), 1, 1, 0);

    assertThat(read.get(0).length()).isEqualTo(64);
    List<Integer> lengths = read.stream().map(Read::length).toList();
    assertThat(lengths.subList(1, 60))
        .isNotEqualTo(lengths.subList(1, 60).stream().sorted().toList());
    assertThat(lengths.subList(1, 30)).contains(8);
    assertThat(lengths.subList(95, 124)).contains(8);
  }

  @Test
  void shuffled_isOtherwiseInEachEpochAndForEachSeed() {
    PaddedTexts texts = PaddedTexts.of(1000);
    List<Read> first = epoch(texts, 1, 1, 0);

    assertThat(epoch(texts, 1, 1, 0)).isEqualTo(first);
    assertThat(epoch(texts, 1, 2, 0)).isNotEqualTo(first);
    assertThat(epoch(texts, 2, 1, 0)).isNotEqualTo(first);
    // Not only the order of batches: which texts meet in one is new too.
    List<Integer> one = first.get(1).examples();
    assertThat(epoch(texts, 1, 2, 0))
        .allMatch(batch -> batch.examples().stream().filter(one::contains).count() < SIZE / 2);
  }

  @Test
  void shuffled_goesOnWithinAnEpoch() {
    PaddedTexts texts = PaddedTexts.of(1003);
    List<Read> whole = epoch(texts, 3, 2, 0);

    for (int done : new int[] {1, 17, 62, 63}) {
      assertThat(epoch(texts, 3, 2, done)).isEqualTo(whole.subList(done, whole.size()));
    }
  }

  /** Where one class has the short texts, its texts would meet in batches of their own. */
  @Test
  void shuffled_hasAllClassesInEachBatch() {
    PaddedTexts texts =
        new PaddedTexts(
            3200,
            64,
            i -> 1 + i % 2 * 30 + CounterRandom.of(1, "length").below(30, i),
            i -> i % 2,
            false);
    List<Read> read = epoch(texts, 1, 1, 0);

    // As in batches of any texts: the deviation of 16 throws of a coin is 2.
    double[] odd =
        read.stream()
            .mapToDouble(batch -> batch.examples().stream().filter(i -> i % 2 == 1).count())
            .toArray();
    assertThat(Arrays.stream(odd).map(count -> (count - 8) * (count - 8)).average().orElse(99))
        .isLessThan(5);
    assertThat(positions(read)).isLessThan(3200 * 54);
  }

  @Test
  void shuffled_ofFewBatches_isInTheUsualOrder() {
    PaddedTexts texts = PaddedTexts.of(100);
    List<Integer> plain = all(read(texts, Batches.shuffled(texts, SIZE, 1, 1)));
    List<Integer> usual = new ArrayList<>(all(epoch(texts, 1, 1, 0)));

    assertThat(batchesOf(usual)).containsExactlyInAnyOrderElementsOf(batchesOf(plain));
  }

  private static List<List<Integer>> batchesOf(List<Integer> all) {
    return IntStream.range(0, (all.size() + SIZE - 1) / SIZE)
        .mapToObj(b -> all.subList(b * SIZE, Math.min(all.size(), (b + 1) * SIZE)))
        .toList();
  }

  @Test
  void lengths_tellWhatComes() {
    PaddedTexts texts = PaddedTexts.of(700);
    Buckets buckets = Buckets.ofTraining(texts, texts.graph(), SIZE);
    try (Batches batches = Batches.shuffled(texts, SIZE, 1, 1, 0, buckets)) {
      assertThat(batches.lengths())
          .isEqualTo(epoch(texts, 1, 1, 0).stream().map(Read::length).toList());
    }
    try (Batches batches = Batches.shuffled(texts, 300, 1, 1)) {
      assertThat(batches.lengths()).containsExactly(64, 64, 64);
    }
  }

  @Test
  void byLength_hasEachTextAtThePlaceThatIsTold() {
    PaddedTexts texts = PaddedTexts.of(1201);
    Buckets buckets = Buckets.ofPrediction(texts, texts.graph(), SIZE);
    int[] order = buckets.byLength(1201, SIZE);
    List<Read> read = read(texts, Batches.byLength(texts, SIZE, buckets));

    assertThat(all(read)).isEqualTo(Arrays.stream(order).boxed().toList());
    assertThat(read).hasSize(Batches.countInOrder(1201, SIZE));
    assertThat(positions(read)).isLessThan(1201 * 26);
    int chunk = buckets.chunk(SIZE);
    assertThat(chunk).isEqualTo(512);
    List<Integer> first = all(read).subList(0, chunk);
    assertThat(first)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, chunk).boxed().toList())
        .isSortedAccordingTo(Comparator.comparing(texts.length()::applyAsInt));
  }

  @Test
  void byLength_ofOneBatch_isAsLongAsItsLongestText() {
    PaddedTexts texts = new PaddedTexts(3, 64, i -> 9 + i, i -> 0, false);
    Buckets buckets = Buckets.ofPrediction(texts, texts.graph(), SIZE);

    assertThat(buckets.lengths()).containsExactly(16, 64);
    assertThat(read(texts, Batches.byLength(texts, SIZE, buckets)))
        .containsExactly(new Read(List.of(0, 1, 2), 16));
  }

  /** Rows of the targets are cut as those of the inputs are. */
  @Test
  void answersAtPositions_areCutToo() {
    PaddedTexts texts = new PaddedTexts(40, 24, i -> 1 + i % 16, i -> 0, true);
    Buckets buckets = Buckets.ofPrediction(texts, texts.graph(), 8);
    int[] order = buckets.byLength(40, 8);
    int next = 0;
    try (Batches batches = Batches.byLength(texts, 8, buckets)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        int length = batch.inputShape().elements();
        assertThat(length).isIn(8, 16);
        assertThat(batch.targetShape()).isEqualTo(Shape.sequence(2, length));
        for (int n = 0; n < batch.size(); n++, next++) {
          for (int i = 0; i < length; i++) {
            int index = order[next];
            int c = (index + i) % 2;
            float expected = i < 1 + index % 16 ? 1 + index : 0;
            assertThat(batch.targets().get((2 * n + c) * length + i)).isEqualTo(expected);
            assertThat(batch.targets().get((2 * n + 1 - c) * length + i)).isZero();
          }
        }
      }
    }
    assertThat(next).isEqualTo(40);
  }

  @Test
  void tokens_reachUpToTheLastAnswer() {
    Batch batch = Batch.allocate(2, Shape.vector(5), Shape.sequence(2, 5));
    batch.inputs().put(0, 3).put(6, 4);
    assertThat(ShorterBatch.tokens(batch)).isEqualTo(2);
    batch.targets().put(5 + 3, 1);
    assertThat(ShorterBatch.tokens(batch, 0)).isEqualTo(4);
    assertThat(ShorterBatch.tokens(batch, 1)).isEqualTo(2);
  }

  @Test
  void fewLengths_areTheFewestThatAreNearlyTheBest() {
    CounterRandom random = CounterRandom.of(3, "needs");
    int[] candidates = {8, 16, 24, 32, 40};
    for (int trial = 0; trial < 20; trial++) {
      int from = 30 * trial;
      int[] needs = IntStream.range(0, 30).map(i -> 1 + random.below(38, from + i)).toArray();
      for (int most = 1; most <= 5; most++) {
        int[] chosen = FewLengths.choose(needs, candidates, most);
        assertThat(chosen).isSorted().endsWith(40).hasSizeLessThanOrEqualTo(most + 1);
        int longest = Arrays.stream(needs).max().orElseThrow();
        int count = chosen.length - (longest > 32 ? 0 : 1);
        double nearly = FewLengths.NEARLY * least(needs, candidates, most);
        assertThat((double) cost(needs, chosen)).isEqualTo(least(needs, candidates, count));
        assertThat(least(needs, candidates, count)).isLessThanOrEqualTo(nearly);
        assertThat(count == 1 || least(needs, candidates, count - 1) > nearly).isTrue();
      }
    }
  }

  /** By trying all sets of at most so many lengths. */
  private static double least(int[] needs, int[] candidates, int most) {
    int longest = Arrays.stream(needs).max().orElseThrow();
    double least = Double.POSITIVE_INFINITY;
    for (int set = 1; set < 32; set++) {
      int own = set;
      int[] some =
          IntStream.range(0, 5).filter(i -> (own >> i) % 2 == 1).map(i -> candidates[i]).toArray();
      if (some.length <= most && some[some.length - 1] >= longest) {
        least = Math.min(least, cost(needs, some));
      }
    }
    return least;
  }

  private static int cost(int[] needs, int... lengths) {
    return Arrays.stream(needs)
        .map(need -> Arrays.stream(lengths).filter(length -> length >= need).min().orElseThrow())
        .sum();
  }

  @Test
  void none_whereTheNetHasOneLengthOrTheExamplesNoPadding() {
    PaddedTexts texts = PaddedTexts.of(500);
    Graph flat =
        new GraphSketch(Shape.vector(64))
            .node("embed", new Op.Embedding(9, 4, true))
            .node("flat", new Op.Flatten())
            .dense("logits", 2)
            .graph();
    Graph open =
        new GraphSketch(Shape.vector(64))
            .node("embed", new Op.Embedding(9, 4, false))
            .averageHead(2)
            .graph();
    for (Graph graph : List.of(flat, open)) {
      Buckets buckets = Buckets.ofTraining(texts, graph, SIZE);
      assertThat(buckets.isNone()).isTrue();
      assertThat(buckets.lengths()).containsExactly(64);
      assertThat(read(texts, Batches.shuffled(texts, SIZE, 1, 1, 0, buckets)))
          .isEqualTo(read(texts, Batches.shuffled(texts, SIZE, 1, 1)))
          .allMatch(batch -> batch.length() == 64);
    }
    PaddedTexts nothing = PaddedTexts.of(0);
    assertThat(Buckets.ofPrediction(nothing, nothing.graph(), SIZE).isNone()).isTrue();
  }
}
