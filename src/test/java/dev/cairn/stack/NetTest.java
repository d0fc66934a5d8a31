package dev.cairn.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class NetTest {

  private static Net cifarResNet(int layers, Shortcut shortcut) {
    int blocks = (layers - 2) / 6;
    return Net.image(3, 32, 32)
        .stem(16)
        .stages(Blocks.basic().shortcut(shortcut).times(blocks), 16, 32, 64)
        .classify(10);
  }

  /**
   * He et al. 2015, table 6, with shortcuts of option A; the paper rounds to 0.27 to 1.7 million.
   */
  @ParameterizedTest
  @CsvSource({"20, 269722", "32, 464154", "44, 658586", "56, 853018", "110, 1727962"})
  void parameters_ofCifarResNetsWithZeroPaddedShortcuts(int layers, long parameters) {
    Net net = cifarResNet(layers, Shortcuts.zeroPadded());

    assertThat(net.cost().parameters()).isEqualTo(parameters);
  }

  /** A projection adds 16*32 + 2*32 and 32*64 + 2*64 parameters to every depth. */
  @ParameterizedTest
  @CsvSource({"20, 272474", "32, 466906", "44, 661338", "56, 855770", "110, 1730714"})
  void parameters_ofCifarResNetsWithProjections(int layers, long parameters) {
    Net net = cifarResNet(layers, Shortcuts.projection());

    assertThat(net.cost().parameters()).isEqualTo(parameters);
  }

  /** 40.8 million multiply-adds, two operations each, as the peers count ResNet-20. */
  @Test
  void paddedTokens_areEmbeddedWithPadding() {
    Graph padded = Net.paddedTokens(50, 12).embed(8).classify(2).graph();
    Graph plain = Net.tokens(50, 12).embed(8).classify(2).graph();
    assertThat(padded.node("embed.embed1").op()).isEqualTo(new Op.Embedding(50, 8, true));
    assertThat(plain.node("embed.embed1").op()).isEqualTo(new Op.Embedding(50, 8));
    assertThat(Net.paddedTokens(50, 12).embed(8).toString()).contains("padded embedding 8");
  }

  @Test
  void flops_ofResNet20() {
    Net net = cifarResNet(20, Shortcuts.projection());

    assertThat(net.cost().flops()).isEqualTo(81_626_368L);
  }

  @Test
  void layers_ofResNet20AreTwenty() {
    long layers =
        cifarResNet(20, Shortcuts.zeroPadded()).graph().nodes().stream()
            .filter(n -> n.op() instanceof Op.Convolution || n.op() instanceof Op.Dense)
            .count();

    assertThat(layers).isEqualTo(20);
  }

  @Test
  void names_sayWhereANodeStands() {
    Graph graph = cifarResNet(20, Shortcuts.projection()).graph();

    assertThat(graph.nodes().stream().map(Node::name))
        .startsWith("input", "stem.conv1", "stem.norm1", "stem.relu1", "stage1.block1.conv1")
        .contains("stage2.block1.conv2", "stage2.block1.shortcut.conv1", "stage3.block3.add1")
        .endsWith("head.pool1", "head.dense1");
    assertThat(graph.node("stage2.block1.conv2").shape()).isEqualTo(Shape.image(32, 16, 16));
    assertThat(graph.output()).isEqualTo("head.dense1");
  }

  @Test
  void plain_hasTheSameLayersWithoutShortcuts() {
    Net net = cifarResNet(20, Shortcuts.projection());
    Net plain = net.plain();

    assertThat(plain.cost().parameters()).isEqualTo(269_722);
    assertThat(plain.graph().nodes()).noneMatch(n -> n.op() instanceof Op.Add);
    assertThat(plain.graph().nodes()).noneMatch(n -> n.name().contains("shortcut"));
    assertThat(net.cost().parameters()).isEqualTo(272_474);
  }

  @Test
  void trunk_canBeTheBeginningOfManyNets() {
    Trunk trunk = Net.image(1, 28, 28).stem(8);
    Net shallow = trunk.stage(Blocks.basic(), 8).classify(10);
    Net deep = trunk.stage(Blocks.basic().times(4), 8).classify(10);

    assertThat(trunk.graph().nodes()).hasSize(4);
    assertThat(shallow.cost().parameters()).isLessThan(deep.cost().parameters());
  }

  @Test
  void bottleneck_isFourTimesAsWide() {
    Trunk trunk = Net.image(3, 32, 32).stem(16).stages(Blocks.bottleneck().times(2), 16, 32);

    assertThat(trunk.shape()).isEqualTo(Shape.image(128, 16, 16));
  }

  @Test
  void preActivation_projectsTheActivatedInput() {
    Graph graph = Net.image(3, 32, 32).stem(16).stages(Blocks.preActivation(), 16, 32).graph();

    assertThat(graph.node("stage1.block1.add1").inputs())
        .containsExactly("stage1.block1.conv2", "stem.relu1");
    assertThat(graph.node("stage2.block1.shortcut.conv1").inputs())
        .containsExactly("stage2.block1.relu1");
  }

  @Test
  void dense_addsItsInputOnVectors() {
    Net net = Net.vector(10).stages(Blocks.dense().times(2), 32).regress(1);

    assertThat(net.loss()).isEqualTo(Loss.MEAN_SQUARED_ERROR);
    assertThat(net.graph().node("stage1.block2.add1").inputs())
        .containsExactly("stage1.block2.norm2", "stage1.block1.relu2");
    assertThat(net.graph().outputShape()).isEqualTo(Shape.vector(1));
  }

  @Test
  void lambda_isABlockLikeAnyOther() {
    Block mine = (x, p) -> x.norm().relu().conv(3, p.width(), p.stride()).plus(x.shortcut(p));
    Net net = Net.image(1, 28, 28).stem(8).stages(mine.times(2), 8, 16).classify(10);

    assertThat(net.graph().node("stage2.block1.add1").shape()).isEqualTo(Shape.image(16, 14, 14));
  }

  @Test
  void place_countsStagesAndBlocks() {
    List<Place> places = new java.util.ArrayList<>();
    Block spy =
        (x, p) -> {
          places.add(p);
          return x.conv(3, p.width(), p.stride());
        };
    Net.image(1, 28, 28).stage(spy.times(2), 8);
    Trunk trunk = Net.image(1, 28, 28).stage(spy.times(2), 8);
    places.clear();
    trunk.stage(spy, 16);

    assertThat(places)
        .containsExactly(
            new Place(8, 1, 1, 1, 1, 3), new Place(8, 1, 1, 2, 2, 3), new Place(16, 2, 2, 1, 3, 3));
  }

  @Test
  void toString_drawsALineASection() {
    Net net = Net.vector(10).then(Features::relu).stages(Blocks.dense().times(3), 32).regress(1);

    assertThat(net.toString())
        .isEqualTo(
            """
                                                                    output    params  MFLOPs
            input   vector                                              10
            trunk1  relu                                                10
            stage1  3 x (dense 32, dense 32 + shortcut)                 32     6,208    0.01
            head    dense 1                                              1        33    0.00
            total                                                              6,241    0.01
            training on batches of 64 needs at most 0.5 MB
            """);
  }

  @ParameterizedTest
  @CsvSource({"2,'1 1'", "3,'1 1 1'", "11,'4 4 3'"})
  void spread_givesTheFirstStagesOneMore(int total, String blocks) {
    Net net = Net.image(1, 8, 8).stem(4).spread(Blocks.basic(), total, 4, 8, 16).classify(2);
    String found =
        net.sections().stream()
            .filter(section -> section.blocks() > 0)
            .map(section -> String.valueOf(section.blocks()))
            .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(blocks);
  }

  @Test
  void spread_ofNothing_isAnErrorOfFourFacts() {
    assertThatThrownBy(() -> Net.image(1, 8, 8).spread(Blocks.basic(), 0, 4))
        .hasMessageStartingWith(
            """
            expected: 1 block or more, and a width for each stage
            found:    0 blocks, 1 widths
            where:    spread
            mend:     for example spread(Blocks.basic(), 11, 16, 32, 64)\
            """);
  }
}
