package dev.cairn.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.ShapeException;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every error names what was expected, what was found, where, and how to mend it. */
@Tag("unit")
class ShapeErrorsTest {

  private static void assertFacts(ThrowingCallable call, String... facts) {
    assertThatThrownBy(call)
        .isInstanceOf(ShapeException.class)
        .hasMessage(String.join("\n", facts));
  }

  @Test
  void plus_refusesUnequalShapes() {
    Block block = (x, p) -> x.conv(3, p.width(), p.stride()).norm().plus(x);

    assertFacts(
        () -> Net.image(1, 28, 28).stem(16).stages(block, 16, 32),
        "expected: equal shapes on both sides of plus",
        "found:    F(x) is 32x14x14, the shortcut is 16x28x28",
        "where:    stage2.block1.add1",
        "mend:     add x.shortcut(p); end F(x) with p.width() channels and use p.stride() once",
        "",
        "input                1x28x28",
        "stem                 16x28x28",
        "stage1, 1 block      16x28x28",
        "stage2.block1",
        "  conv1              32x14x14",
        "  norm1              32x14x14",
        "  add1               32x14x14 + 16x28x28   <-- here");
  }

  @Test
  void identity_refusesAnotherWidth() {
    assertFacts(
        () -> Net.vector(10).stage(Blocks.dense().shortcut(Shortcuts.identity()), 32),
        "expected: equal shapes on both sides of plus",
        "found:    F(x) is 32, the shortcut is 10",
        "where:    stage1.block1.add1",
        "mend:     add x.shortcut(p); end F(x) with p.width() channels and use p.stride() once",
        "",
        "input                10",
        "stage1.block1",
        "  dense1             32",
        "  norm1              32",
        "  relu1              32",
        "  dense2             32",
        "  norm2              32",
        "  add1               32 + 10   <-- here");
  }

  @Test
  void stage_refusesAStrideThatEatsTheImage() {
    assertFacts(
        () -> Net.image(1, 4, 4).stem(8).stages(Blocks.basic(), 8, 16, 32, 64),
        "expected: an image of at least 2x2 for a stride of 2",
        "found:    32x1x1",
        "where:    stage4.block1.conv1",
        "mend:     use fewer stages, a smaller stride, or larger images",
        "",
        "input                1x4x4",
        "stem                 8x4x4",
        "stage1, 1 block      8x4x4",
        "stage2, 1 block      16x2x2",
        "stage3, 1 block      32x1x1",
        "stage4.block1",
        "  conv1              32x1x1 -> ?   <-- here");
  }

  @Test
  void conv_refusesVectors() {
    assertFacts(
        () -> Net.vector(10).stage(Blocks.basic(), 16),
        "expected: an image of channels x height x width for conv",
        "found:    a vector of 10",
        "where:    stage1.block1.conv1",
        "mend:     use Blocks.dense() and no stem on vectors, or begin with Net.image(…)",
        "",
        "input                10",
        "stage1.block1",
        "  conv1              10 -> ?   <-- here");
  }

  @Test
  void dense_refusesImages() {
    assertFacts(
        () -> Net.image(1, 28, 28).stage(Blocks.dense(), 16),
        "expected: a vector for dense",
        "found:    an image of 1x28x28",
        "where:    stage1.block1.dense1",
        "mend:     use Blocks.basic() on images, or globalAveragePool() before dense",
        "",
        "input                1x28x28",
        "stage1.block1",
        "  dense1             1x28x28 -> ?   <-- here");
  }

  @Test
  void zeroPadded_refusesToGetNarrower() {
    assertFacts(
        () ->
            Net.image(1, 28, 28)
                .stem(32)
                .stage(Blocks.basic().shortcut(Shortcuts.zeroPadded()), 16),
        "expected: a width of at least 32 for a zero-padded shortcut",
        "found:    16",
        "where:    stage1.block1.shortcut.pad1",
        "mend:     use Shortcuts.projection() where a stage gets narrower",
        "",
        "input                1x28x28",
        "stem                 32x28x28",
        "stage1.block1",
        "  conv1              16x28x28",
        "  norm1              16x28x28",
        "  relu1              16x28x28",
        "  conv2              16x28x28",
        "  norm2              16x28x28",
        "  shortcut.pad1      32x28x28 -> ?   <-- here");
  }

  @Test
  void maxPool_refusesAKernelLargerThanTheImage() {
    assertFacts(
        () -> Net.image(1, 1, 1).then(x -> x.maxPool(6, 1)),
        "expected: an image of at least 2x2 for a kernel of 6",
        "found:    1x1x1",
        "where:    trunk1.pool1",
        "mend:     use a smaller kernel or larger images",
        "",
        "input                1x1x1",
        "trunk1",
        "  pool1              1x1x1 -> ?   <-- here");
  }

  @Test
  void classify_asksForClasses() {
    assertFacts(
        () -> Net.image(1, 28, 28).stem(8).classify(),
        "expected: data with classes for classify()",
        "found:    none",
        "where:    head",
        "mend:     say how many: classify(10); to predict numbers, end with regress()",
        "",
        "input                1x28x28",
        "stem                 8x28x28",
        "head                 8x28x28   <-- here");
  }

  @Test
  void times_refusesZero() {
    assertFacts(
        () -> Blocks.basic().times(0),
        "expected: a block 1 or more times",
        "found:    0",
        "where:    times",
        "mend:     give a positive number");
  }

  @Test
  void conv_refusesAWidthOfZero() {
    assertFacts(
        () -> Net.image(1, 28, 28).stem(0),
        "expected: a width of 1 or more",
        "found:    0",
        "where:    stem.conv1",
        "mend:     give a positive number",
        "",
        "input                1x28x28",
        "stem",
        "  conv1              1x28x28 -> ?   <-- here");
  }

  @Test
  void image_refusesSizesBelowOne() {
    assertFacts(
        () -> Net.image(1, 0, 28),
        "expected: at least one size, each of them 1 or more",
        "found:    1x0x28",
        "where:    a shape",
        "mend:     give positive sizes, for example Shape.image(3, 32, 32)");
  }

  @Test
  void block_hasToReturnSomethingNew() {
    String behind =
        String.join(
            "\n",
            "where:    stage1.block1",
            "mend:     return what the block makes of x, for example x.conv(3, p.width()).relu()",
            "",
            "input                4",
            "stage1.block1        4   <-- here");
    String expected = "expected: a block that computes something from x";

    assertFacts(() -> Net.vector(4).stage((x, p) -> x, 4), expected, "found:    x itself", behind);
    assertFacts(() -> Net.vector(4).stage((x, p) -> null, 4), expected, "found:    null", behind);
  }

  @Test
  void features_belongToOneNetwork() {
    AtomicReference<Features> kept = new AtomicReference<>();
    Net.vector(4)
        .stage(
            (x, p) -> {
              kept.set(x.relu());
              return x.norm();
            },
            4);

    assertFacts(
        () -> Net.vector(4).stage((x, p) -> x.relu().plus(kept.get()), 4),
        "expected: features of the network at hand",
        "found:    stage1.block1.relu1 of another network",
        "where:    stage1.block1.add1",
        "mend:     use only the x that the block is given",
        "",
        "input                4",
        "stage1.block1",
        "  relu1              4",
        "  add1   <-- here");
  }

  @Test
  @SuppressWarnings("NullAway") // what a cell does whose data failed to load
  void of_refusesNull() {
    assertThatThrownBy(() -> Net.of(null))
        .isInstanceOf(EmptyVariableException.class)
        .hasMessage(
            """
            expected: a data set
            found:    null
            where:    Net.of
            mend:     look at the line that makes it: it failed or did not run""");
  }

  @Test
  void attentionPool_needsASequence() {
    assertThatThrownBy(() -> Net.image(3, 8, 8).stem(4).attentionPool())
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith(
            """
            expected: a sequence of channels x length for attention pooling
            found:    an image of 4x8x8
            where:    trunk1.attention1
            mend:     use it on text or sequences, for example Net.sequence(16, 100)
            """);
  }

  @Test
  void stages_needsAWidth() {
    assertFacts(
        () -> Net.vector(4).stages(Blocks.dense().times(3)),
        "expected: a width for each stage",
        "found:    none",
        "where:    stages",
        "mend:     give one or more, for example stages(Blocks.basic().times(3), 16, 32, 64)",
        "",
        "input                4",
        "stage1               4   <-- here");
  }

  @Test
  void then_hasToReturnWhatItComputed() {
    assertFacts(
        () ->
            Net.vector(4)
                .then(
                    x -> {
                      x.relu();
                      return x;
                    }),
        "expected: a block that computes something from x",
        "found:    x itself",
        "where:    trunk1",
        "mend:     return what the block makes of x, for example x.conv(3, p.width()).relu()",
        "",
        "input                4",
        "trunk1               4   <-- here");
  }

  @Test
  @SuppressWarnings("NullAway") // what a cell does whose shortcut failed to be made
  void plus_refusesNull() {
    assertFacts(
        () -> Net.vector(4).stage((x, p) -> x.relu().plus(null), 4),
        "expected: features of the network at hand",
        "found:    null",
        "where:    stage1.block1.add1",
        "mend:     use only the x that the block is given",
        "",
        "input                4",
        "stage1.block1",
        "  relu1              4",
        "  add1   <-- here");
  }

  @Test
  void drawing_ofALongNetStaysShort() {
    assertThatThrownBy(
            () ->
                Net.image(1, 64, 64)
                    .stem(8)
                    .stages(Blocks.basic().times(20), 8, 8, 8, 8, 8, 8, 8, 8, 8, 8))
        .asString()
        .endsWith(
            """

            …
            stage1, 20 blocks    8x64x64
            stage2, 20 blocks    8x32x32
            stage3, 20 blocks    8x16x16
            stage4, 20 blocks    8x8x8
            stage5, 20 blocks    8x4x4
            stage6, 20 blocks    8x2x2
            stage7, 20 blocks    8x1x1
            stage8.block1
              conv1              8x1x1 -> ?   <-- here""");
  }

  @Test
  @SuppressWarnings("NullAway") // what cells do in which a line failed
  void missingParts_areNamed() {
    assertMissing(() -> Net.vector(4).stage((Block) null, 4), "a block", "stage");
    assertMissing(() -> Net.vector(4).stages((Repeated) null, 4), "blocks", "stage");
    assertMissing(
        () -> Net.vector(4).then(null), "ops, for example x -> x.norm().relu()", "trunk1");
    assertMissing(() -> Net.vector(4).classify(null), "labels", "classify");
    assertMissing(() -> Blocks.dense().shortcut(null), "a shortcut", "Block.shortcut");
    assertMissing(
        () -> Net.vector(4).stage((x, p) -> x.shortcut(null), 4), "a place", "x.shortcut");
  }

  private static void assertMissing(ThrowingCallable call, String expected, String where) {
    assertThatThrownBy(call)
        .isInstanceOf(EmptyVariableException.class)
        .hasMessage(
            """
            expected: %s
            found:    null
            where:    %s
            mend:     look at the line that makes it: it failed or did not run"""
                .formatted(expected, where));
  }
}
