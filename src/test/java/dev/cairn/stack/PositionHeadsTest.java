package dev.cairn.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Labels;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PositionHeadsTest {
  private static final Trunk TEXT = Net.tokens(9, 12).embed(8);
  private static final Labels TAGS = Labels.of("O", "B-x", "I-x");

  @Test
  void predictNext_hasLogitsOfAllSymbolsAtEveryPosition() {
    Net net = TEXT.stage(Blocks.temporal(3).times(2), 8).predictNext();
    assertThat(net.graph().outputShape()).isEqualTo(Shape.sequence(9, 12));
    assertThat(net.loss()).isEqualTo(Loss.POSITION_CROSS_ENTROPY);
    assertThat(net.goal()).isEqualTo(Goal.NEXT_SYMBOL);
    assertThat(net.labels().orElseThrow().size()).isEqualTo(9);
    assertThat(net.plain().goal()).isEqualTo(Goal.NEXT_SYMBOL);
  }

  @Test
  void predictNext_takesWhatNeverLooksAhead() {
    for (Block block :
        new Block[] {
          Blocks.lstm(),
          Blocks.gru(),
          Blocks.transformer(2).causal(),
          Blocks.basic().causal(),
          Blocks.basic().causal().norm(Norms.layer())
        }) {
      Net net = TEXT.then(Features::positions).stage(block, 8).predictNext();
      assertThat(net.graph().outputShape()).isEqualTo(Shape.sequence(9, 12));
    }
  }

  @Test
  void predictNext_namesTheConvolutionThatLooksAhead() {
    assertThatThrownBy(() -> TEXT.stage(Blocks.basic(), 8).predictNext())
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith(
            """
            expected: a trunk in which no position sees a later one, for predictNext()
            found:    conv 3: it reads 1 position further on
            where:    stage1.block1.conv1
            mend:     say causal(): Blocks.temporal(3), Blocks.basic().causal(), \
            Conv.of(3, 64).causal()\
            """);
  }

  @Test
  void predictNext_namesWhatElseLooksAhead() {
    assertRefused(TEXT.stage(Blocks.bidirectionalGru(), 8), "it reads from the last position back");
    assertRefused(TEXT.stage(Blocks.transformer(2), 8), "its positions see all others");
    assertRefused(
        TEXT.then(x -> x.norm(Norms.group(2))), "its mean and variance are over all positions");
    assertRefused(TEXT.stage(Blocks.temporal(3).squeezeExcite(2), 8), "it reads all positions");
    assertRefused(
        TEXT.then(x -> x.flatten().reshape(Shape.sequence(12, 8)).conv(1, 12))
            .then(x -> x.reshape(Shape.sequence(8, 12))),
        "it reads all positions");
  }

  private static void assertRefused(Trunk trunk, String how) {
    assertThatThrownBy(trunk::predictNext)
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("a trunk in which no position sees a later one")
        .hasMessageContaining(how);
  }

  @Test
  void predictNext_refusesAShorterSequence_andAVector() {
    assertThatThrownBy(() -> TEXT.stages(Blocks.temporal(3), 8, 8).predictNext())
        .hasMessageStartingWith(
            """
            expected: a sequence of 12 positions, as many as go in, for predictNext()
            found:    a sequence of 8x6
            where:    head
            mend:     give each stage stride 1, for example stage(blocks, 64, 1); or one stage \
            alone\
            """);
    assertThatThrownBy(() -> TEXT.lastPosition().predictNext())
        .hasMessageStartingWith(
            """
            expected: a sequence of 12 positions, as many as go in, for predictNext()
            found:    a vector of 8
            where:    head
            mend:     leave pools, lastPosition() and flatten() out; for one answer a text, end \
            with classify()\
            """);
  }

  @Test
  void predictNext_refusesInputsThatAreNoSymbols() {
    assertThatThrownBy(() -> Net.sequence(3, 8).predictNext())
        .hasMessageStartingWith(
            """
            expected: a net for indices of symbols, for predictNext()
            found:    a net for a sequence of 3x8
            where:    head
            mend:     begin with Net.of(Datasets.corpus(path)), or Net.tokens(vocabulary, length)\
            """);
  }

  @Test
  void tag_mayReadTheWholeText() {
    Net net = TEXT.stage(Blocks.bidirectionalLstm(), 8).tag(TAGS);
    assertThat(net.graph().outputShape()).isEqualTo(Shape.sequence(3, 12));
    assertThat(net.goal()).isEqualTo(Goal.TAG);
    assertThat(net.target()).isEqualTo(Shape.sequence(3, 12));
  }

  @Test
  void tagChain_learnsHowTagsFollowEachOther() {
    Net net = TEXT.stage(Blocks.basic(), 8).tagChain(TAGS);
    assertThat(net.loss()).isEqualTo(new Loss.ConditionalRandomField(3));
    assertThat(net.graph().outputShape()).isEqualTo(Shape.sequence(18, 12));
    assertThat(net.target()).isEqualTo(Shape.sequence(3, 12));
    assertThat(net.graph().parameters().stream().map(p -> p.name() + " " + p.shape()))
        .contains("head.conv1.weight 3x8x1x1", "head.shift1.shift 18");
  }

  @Test
  void tag_withoutLabels_asksForThem() {
    assertThatThrownBy(() -> TEXT.tag())
        .hasMessageStartingWith(
            """
            expected: data with a tag for each word, for tag()
            found:    none
            where:    head
            mend:     say which: tag(Labels.of("O", "B-person", "I-person"))\
            """);
  }

  @Test
  void lint_tellsAHeadThatIsTooNarrow() {
    Net net = Net.tokens(65, 12).embed(8).stage(Blocks.temporal(3), 8).predictNext();
    assertThat(net.lint().toString()).contains("8 features for 65 outputs");
  }
}
