package dev.cairn.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.ShapeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Options that do not suit the features say why, and where. */
@Tag("unit")
class BlockErrorsTest {
  private static void assertRefused(Trunk trunk, Block block, String... lines) {
    assertThatThrownBy(() -> trunk.stage(block, 8))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith(String.join("\n", lines) + "\n\n");
  }

  @Test
  void groups_needAConvolution() {
    assertRefused(
        Net.vector(8),
        Blocks.dense().groups(4),
        "expected: a convolution with one window for groups(4)",
        "found:    a dense layer",
        "where:    stage1.block1.layer1",
        "mend:     leave it out, or use it on a block of convolutions, for example Blocks.basic()");
    assertRefused(
        Net.sequence(8, 10),
        Blocks.attention(2).dilation(2),
        "expected: a convolution with one window for dilation(2)",
        "found:    attention",
        "where:    stage1.block1.layer1",
        "mend:     leave it out, or use it on a block of convolutions, for example Blocks.basic()");
    assertRefused(
        Net.image(8, 9, 9),
        Blocks.multiScale(3, 5).kernel(7),
        "expected: a convolution with one window for kernel(7)",
        "found:    convolutions of several kernels",
        "where:    stage1.block1.layer1",
        "mend:     leave it out, or use it on a block of convolutions, for example Blocks.basic()");
    assertRefused(
        Net.sequence(8, 10),
        Blocks.bidirectionalLstm().causal(),
        "expected: a convolution with one window for causal()",
        "found:    a recurrent layer",
        "where:    stage1.block1.layer1",
        "mend:     leave it out, or use it on a block of convolutions, for example Blocks.basic()");
    assertRefused(
        Net.image(8, 9, 9),
        Blocks.separable().groups(2),
        "expected: no groups in a separable convolution",
        "found:    groups(2)",
        "where:    stage1.block1.conv1",
        "mend:     leave it out: each channel is a group of its own already");
  }

  @Test
  void groups_haveToDivideTheChannels() {
    assertRefused(
        Net.image(8, 9, 9),
        Blocks.basic().groups(3),
        "expected: groups that divide the channels",
        "found:    3 and 8",
        "where:    stage1.block1.conv1",
        "mend:     choose a divisor of 8, for example 2");
  }

  @Test
  void squeezeExcite_needsPositions() {
    assertRefused(
        Net.vector(8),
        Blocks.dense().squeezeExcite(4),
        "expected: an image or a sequence for squeezeExcite",
        "found:    a vector of 8",
        "where:    stage1.block1.excite.squeeze1",
        "mend:     leave it out: a vector has no positions to take the mean of");
    assertRefused(
        Net.image(8, 9, 9),
        Blocks.basic().squeezeExcite(0),
        "expected: a reduction of 1 or more for squeezeExcite",
        "found:    0",
        "where:    stage1.block1.excite.squeeze1",
        "mend:     give 16, or 4 for narrow nets");
  }

  @Test
  void causal_needsAnOrder() {
    assertRefused(
        Net.image(8, 9, 9),
        Blocks.basic().causal(),
        "expected: a sequence for a causal convolution",
        "found:    an image of 8x9x9",
        "where:    stage1.block1.conv1",
        "mend:     leave causal() out: only sequences have an order in time");
  }

  @Test
  void recurrent_needsASequence() {
    assertRefused(
        Net.image(8, 9, 9),
        Blocks.lstm(),
        "expected: a sequence of channels x length for a recurrent layer",
        "found:    an image of 8x9x9",
        "where:    stage1.block1.lstm1",
        "mend:     use it on text or sequences, for example Net.sequence(16, 100)");
  }

  @Test
  void dropPath_needsARate() {
    assertRefused(
        Net.image(8, 9, 9),
        Blocks.basic().dropPath(1.5),
        "expected: a dropout rate from 0 to below 1",
        "found:    1.5",
        "where:    stage1.block1.dropPath1",
        "mend:     give the share that is dropped, for example 0.1");
  }

  @Test
  void multiScale_needsAKernel() {
    assertThatThrownBy(Blocks::multiScale)
        .hasMessage(
            """
            expected: one kernel or more
            found:    none
            where:    Blocks.multiScale
            mend:     give some, for example 3, 5, 7\
            """);
  }

  @Test
  void embed_needsIndices() {
    assertThatThrownBy(() -> Net.vector(8).embed(16))
        .hasMessage(
            """
            expected: a net for indices for embed(16)
            found:    a net for a vector of 8
            where:    embed
            mend:     begin with Net.tokens(vocabulary, length)

            input                8
            embed                8   <-- here\
            """);
  }
}
