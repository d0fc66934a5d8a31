package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Op.Pooling;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ShapesTest {
  private static final Shape IMAGE = Shape.image(16, 32, 27);

  private static Shape infer(Op op, Shape... inputs) {
    return Shapes.infer("stage2.block1.conv1", op, List.of(inputs));
  }

  private static void assertError(String message, Op op, Shape... inputs) {
    assertThatThrownBy(() -> infer(op, inputs))
        .isInstanceOf(ShapeException.class)
        .hasMessage(message);
  }

  @Test
  void convolution_roundsDown() {
    assertThat(infer(new Op.Convolution(8, 3, 1, 1), IMAGE)).isEqualTo(Shape.image(8, 32, 27));
    assertThat(infer(new Op.Convolution(8, 3, 2, 1), IMAGE)).isEqualTo(Shape.image(8, 16, 14));
    assertThat(infer(new Op.Convolution(8, 3, 2, 0), IMAGE)).isEqualTo(Shape.image(8, 15, 13));
    assertThat(infer(new Op.Convolution(8, 1, 2, 0), IMAGE)).isEqualTo(Shape.image(8, 16, 14));
    assertThat(infer(new Op.Convolution(8, 7, 2, 3), IMAGE)).isEqualTo(Shape.image(8, 16, 14));
  }

  @Test
  void poolAndSubsample_keepChannels() {
    assertThat(infer(new Op.Pool(Pooling.MAX, 3, 2, 1), IMAGE)).isEqualTo(Shape.image(16, 16, 14));
    assertThat(infer(new Op.Pool(Pooling.AVERAGE, 2, 2, 0), IMAGE))
        .isEqualTo(Shape.image(16, 16, 13));
    assertThat(infer(new Op.Subsample(2), IMAGE)).isEqualTo(Shape.image(16, 16, 14));
    assertThat(infer(new Op.GlobalPool(Op.Pooling.AVERAGE), IMAGE)).isEqualTo(Shape.vector(16));
  }

  @Test
  void vectors_areWide() {
    assertThat(infer(new Op.Flatten(), IMAGE)).isEqualTo(Shape.vector(13_824));
    assertThat(infer(new Op.Dense(10, true), Shape.vector(64))).isEqualTo(Shape.vector(10));
    assertThat(infer(new Op.PadChannels(3, 4), Shape.vector(5))).isEqualTo(Shape.vector(12));
    assertThat(infer(new Op.PadChannels(8, 8), IMAGE)).isEqualTo(Shape.image(32, 32, 27));
  }

  @Test
  void others_keepTheShape() {
    assertThat(infer(new Op.Relu(), IMAGE)).isEqualTo(IMAGE);
    assertThat(infer(new Op.BatchNorm(1e-5, 0.9), IMAGE)).isEqualTo(IMAGE);
    assertThat(infer(new Op.Add(), IMAGE, IMAGE)).isEqualTo(IMAGE);
    assertThat(infer(new Op.Input(IMAGE))).isEqualTo(IMAGE);
  }

  @Test
  void poolPadding_asLargeAsTheKernel_isAnErrorOfFourFacts() {
    assertError(
        """
        expected: a padding from 0 to below the kernel of 2
        found:    2
        where:    stage2.block1.conv1
        mend:     use a smaller padding: a window has to reach into the image""",
        new Op.Pool(Pooling.AVERAGE, 2, 2, 2),
        IMAGE);
  }

  @Test
  void add_ofUnequalShapes_isAnErrorOfFourFacts() {
    assertError(
        """
        expected: equal shapes on both sides of plus
        found:    F(x) is 32x16x16, the shortcut is 16x32x27
        where:    stage2.block1.conv1
        mend:     add x.shortcut(p); end F(x) with p.width() channels and use p.stride() once""",
        new Op.Add(),
        Shape.image(32, 16, 16),
        IMAGE);
  }

  @Test
  void stride_thatEatsTheImage_isAnErrorOfFourFacts() {
    assertError(
        """
        expected: an image of at least 2x2 for a stride of 2
        found:    64x1x1
        where:    stage2.block1.conv1
        mend:     use fewer stages, a smaller stride, or larger images""",
        new Op.Convolution(64, 3, 2, 1),
        Shape.image(64, 1, 1));
  }

  @Test
  void kernel_largerThanTheImage_isAnErrorOfFourFacts() {
    assertError(
        """
        expected: an image of at least 5x5 for a kernel of 7
        found:    3x4x9
        where:    stage2.block1.conv1
        mend:     use a smaller kernel or larger images""",
        new Op.Convolution(8, 7, 1, 1),
        Shape.image(3, 4, 9));
  }

  @Test
  void convolution_onAVector_isAnErrorOfFourFacts() {
    assertError(
        """
        expected: an image of channels x height x width for conv
        found:    a vector of 10
        where:    stage2.block1.conv1
        mend:     use Blocks.dense() and no stem on vectors, or begin with Net.image(…)""",
        new Op.Convolution(8, 3, 1, 1),
        Shape.vector(10));
  }

  @Test
  void dense_onAnImage_isAnErrorOfFourFacts() {
    assertError(
        """
        expected: a vector for dense
        found:    an image of 16x32x27
        where:    stage2.block1.conv1
        mend:     use Blocks.basic() on images, or globalAveragePool() before dense""",
        new Op.Dense(10, true),
        IMAGE);
  }

  @Test
  void sizesBelowOne_areErrorsOfFourFacts() {
    assertError(
        """
        expected: a stride of 1 or more
        found:    0
        where:    stage2.block1.conv1
        mend:     give a positive number""",
        new Op.Convolution(8, 3, 0, 1),
        IMAGE);
    assertThatThrownBy(() -> infer(new Op.Convolution(0, 3, 1, 1), IMAGE))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("expected: a width of 1 or more\nfound:    0\n");
    assertThatThrownBy(() -> infer(new Op.Convolution(8, 0, 1, 1), IMAGE))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("expected: a kernel of 1 or more\nfound:    0\n");
    assertThatThrownBy(() -> infer(new Op.Dense(-1, true), Shape.vector(4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("expected: units of 1 or more\nfound:    -1\n");
  }

  @Test
  void paddedShortcut_toANarrowerStage_isAnErrorOfFourFacts() {
    assertError(
        """
        expected: a width of at least 16 for a zero-padded shortcut
        found:    8
        where:    stage2.block1.conv1
        mend:     use Shortcuts.projection() where a stage gets narrower""",
        new Op.PadChannels(-4, -4),
        IMAGE);
  }

  private static final Shape TEXT = Shape.sequence(12, 10);

  @Test
  void sequences_windowsSlideAlongThem() {
    Window dilated = Window.line(new Window.Axis(3, 1, 4, 8, 0));
    assertThat(infer(new Op.Convolution(8, dilated, 1, true, 1), TEXT))
        .isEqualTo(Shape.sequence(8, 10));
    Window halving = Window.line(Window.Axis.padded(3, 2, 1));
    assertThat(infer(new Op.Pool(Pooling.MAX, halving), TEXT)).isEqualTo(Shape.sequence(12, 5));
    assertThat(infer(new Op.GlobalPool(Pooling.MAX), TEXT)).isEqualTo(Shape.vector(12));
    assertThat(infer(new Op.KMaxPool(4), TEXT)).isEqualTo(Shape.sequence(12, 4));
    assertThat(infer(new Op.LastPosition(), TEXT)).isEqualTo(Shape.vector(12));
    assertThat(infer(new Op.AttentionPool(), TEXT, TEXT)).isEqualTo(Shape.vector(12));
    assertThat(infer(new Op.Attention(2, true), TEXT)).isEqualTo(Shape.sequence(4, 10));
    assertThat(infer(new Op.Recurrent(Op.Cell.GRU, 5, Op.Direction.BOTH), TEXT))
        .isEqualTo(Shape.sequence(10, 10));
    assertThat(infer(new Op.Embedding(100, 16), Shape.vector(20)))
        .isEqualTo(Shape.sequence(16, 20));
  }

  @Test
  void severalInputs_fitTogether() {
    assertThat(infer(new Op.Concatenate(), IMAGE, IMAGE)).isEqualTo(IMAGE.withChannels(32));
    assertThat(infer(new Op.Multiply(), IMAGE, Shape.vector(16))).isEqualTo(IMAGE);
    assertError(
        """
        expected: factors of the shape 16x32x27, or 16 for its channels
        found:    a vector of 8
        where:    stage2.block1.conv1
        mend:     give the factors as many channels as x has""",
        new Op.Multiply(),
        IMAGE,
        Shape.vector(8));
    assertError(
        """
        expected: inputs to concatenate that differ in their channels only
        found:    16x32x27 and 12x10
        where:    stage2.block1.conv1
        mend:     use the same strides and paddings in all branches""",
        new Op.Concatenate(),
        IMAGE,
        TEXT);
  }

  @Test
  void groups_thatDoNotDivide_areAnErrorOfFourFacts() {
    assertError(
        """
        expected: groups that divide the channels
        found:    5 and 16
        where:    stage2.block1.conv1
        mend:     choose a divisor of 16, for example 4""",
        new Op.GroupNorm(5, 1e-5, 1),
        IMAGE);
  }

  @Test
  void sequenceOps_onImages_areErrorsOfFourFacts() {
    assertError(
        """
        expected: a sequence of channels x length for attention
        found:    an image of 16x32x27
        where:    stage2.block1.conv1
        mend:     use it on text or sequences, for example Net.sequence(16, 100)""",
        new Op.Attention(2, false),
        IMAGE);
    assertError(
        """
        expected: a k of at most the length 10
        found:    11
        where:    stage2.block1.conv1
        mend:     use a smaller k, longer sequences or fewer stages""",
        new Op.KMaxPool(11),
        TEXT);
    assertError(
        """
        expected: keys of the shape 12x10, as the values of attention pooling
        found:    a sequence of 6x10
        where:    stage2.block1.conv1
        mend:     use x.attentionPool(), which makes keys of x""",
        new Op.AttentionPool(),
        TEXT,
        Shape.sequence(6, 10));
    assertError(
        """
        expected: a dropout rate from 0 to below 1
        found:    1.0
        where:    stage2.block1.conv1
        mend:     give the share that is dropped, for example 0.1""",
        new Op.Dropout(1, Op.Unit.EXAMPLE),
        TEXT);
  }
}
