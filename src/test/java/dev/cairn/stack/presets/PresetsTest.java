package dev.cairn.stack.presets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.ShapeException;
import dev.cairn.stack.Net;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Presets have as many parameters as the papers' networks, to the last one. */
@Tag("unit")
class PresetsTest {

  /** The preset, its parameters in papers or reference implementations, and by arithmetic. */
  static Stream<Arguments> counts() {
    List<Integer> ten = List.of(1, 1, 1, 1);
    List<Integer> eighteen = List.of(2, 2, 2, 2);
    List<Integer> thirtyFour = List.of(3, 4, 6, 3);
    return Stream.of(
        // github.com/akamaster/pytorch_resnet_cifar10: 0.27, 0.46, 0.66, 0.85, 1.7, 19.4 million
        row(Presets.cifarResNet(20), 269_722, Formulas.cifar(3)),
        row(Presets.cifarResNet(32), 464_154, Formulas.cifar(5)),
        row(Presets.cifarResNet(44), 658_586, Formulas.cifar(7)),
        row(Presets.cifarResNet(56), 853_018, Formulas.cifar(9)),
        row(Presets.cifarResNet(110), 1_727_962, Formulas.cifar(18)),
        row(Presets.cifarResNet(1202), 19_421_274, Formulas.cifar(200)),
        // github.com/osmr/imgclsmob: preresnet110, preresnet164bn, preresnet1001 (cifar10)
        row(Presets.cifarPreActivation(110), 1_730_522, Formulas.cifarPreActivation(18)),
        row(Presets.cifarPreActivation(164), 1_703_258, Formulas.cifarPreActivationBottleneck(18)),
        row(
            Presets.cifarPreActivation(1001),
            10_327_706,
            Formulas.cifarPreActivationBottleneck(111)),
        // github.com/osmr/imgclsmob: wrn28_10_cifar10; the paper: 2.7 and 36.5 million
        row(Presets.wideResNet(16, 4), 2_748_890, Formulas.wide(2, 4)),
        row(Presets.wideResNet(28, 10), 36_479_194, Formulas.wide(4, 10)),
        // github.com/prlz77/ResNeXt.pytorch: 34.4 and 68.1 million
        row(Presets.cifarResNeXt(8, 64), 34_426_698, Formulas.resNeXt29(8, 64)),
        row(Presets.cifarResNeXt(16, 64), 68_155_210, Formulas.resNeXt29(16, 64)),
        // github.com/osmr/imgclsmob: seresnet20_cifar10, seresnet110_cifar10
        row(Presets.cifarSeResNet(20), 274_847, Formulas.cifarSe(3)),
        row(Presets.cifarSeResNet(110), 1_744_952, Formulas.cifarSe(18)),
        // github.com/osmr/imgclsmob: resnet10; torchvision: the others
        row(Presets.resNet(10), 5_418_792, Formulas.imageNetBasic(ten)),
        row(Presets.resNet(18), 11_689_512, Formulas.imageNetBasic(eighteen)),
        row(Presets.resNet(34), 21_797_672, Formulas.imageNetBasic(thirtyFour)),
        row(Presets.resNet(50), 25_557_032, Formulas.imageNetBottleneck(thirtyFour)),
        row(Presets.resNet(101), 44_549_160, Formulas.imageNetBottleneck(List.of(3, 4, 23, 3))),
        row(Presets.resNet(152), 60_192_808, Formulas.imageNetBottleneck(List.of(3, 8, 36, 3))),
        // torchvision: vgg16
        row(Presets.vgg16(), 138_357_544, Formulas.vgg16()),
        // the paper's counts leave out the dense layers and round; arithmetic from its table 1
        row(Presets.vdcnn(9), Formulas.vdcnn(ten)),
        row(Presets.vdcnn(17), Formulas.vdcnn(eighteen)),
        row(Presets.vdcnn(29), Formulas.vdcnn(List.of(5, 5, 2, 2))),
        row(Presets.vdcnn(49), Formulas.vdcnn(List.of(8, 8, 5, 3))),
        // the paper has no count: the width is chosen for each data set
        row(Presets.residualMlp(4, 128), Formulas.residualMlp(4, 128)),
        // github.com/locuslab/TCN: 66,910 with the 16 * 25 lengths of weight norm
        row(Presets.temporal(8, 25, 7), 66_910 - 16 * 25, Formulas.temporal(8, 25, 7)));
  }

  private static Arguments row(Preset preset, long published, long computed) {
    return Arguments.of(preset, published, computed);
  }

  /** Without a published count: arithmetic alone. */
  private static Arguments row(Preset preset, long computed) {
    return row(preset, computed, computed);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("counts")
  void parameters_areThoseOfThePaper(Preset preset, long published, long computed) {
    assertThat(preset.net().cost().parameters()).isEqualTo(published).isEqualTo(computed);
  }

  @Test
  void counts_areCheckedForEveryPreset() {
    assertThat(counts().map(row -> ((Preset) row.get()[0]).name()))
        .containsAll(Presets.all().stream().map(Preset::name).toList());
  }

  /** The names count neither shortcuts nor squeeze-and-excite; wide ones count 2 shortcuts more. */
  @Test
  void layers_areAsManyAsTheNameSays() {
    assertThat(layers(Presets.cifarResNet(20))).isEqualTo(20);
    assertThat(layers(Presets.cifarPreActivation(164))).isEqualTo(164);
    assertThat(layers(Presets.wideResNet(28, 10))).isEqualTo(26);
    assertThat(layers(Presets.cifarResNeXt(8, 64))).isEqualTo(29);
    assertThat(layers(Presets.resNet(50))).isEqualTo(50);
    assertThat(layers(Presets.resNet(10))).isEqualTo(10);
    assertThat(layers(Presets.vgg16())).isEqualTo(16);
    assertThat(layers(Presets.vdcnn(29))).isEqualTo(29 + 3);
  }

  private static long layers(Preset preset) {
    return preset.net().graph().nodes().stream()
        .filter(n -> n.op() instanceof Op.Convolution || n.op() instanceof Op.Dense)
        .map(Node::name)
        .filter(name -> !name.contains(".shortcut.") && !name.contains(".excite."))
        .count();
  }

  /**
   * Thousand million multiply-adds, as torchvision tells them; He et al. 2015, table 1, have 3.8,
   * 7.6 and 11.3 for bottlenecks, whose first layer carries the stride there.
   */
  @Test
  void flops_areThoseOfThePaper() {
    assertThat(Stream.of(18, 34, 50, 101, 152).map(Presets::resNet).map(PresetsTest::gigaMacs))
        .containsExactly("1.8", "3.7", "4.1", "7.8", "11.5");
  }

  private static String gigaMacs(Preset preset) {
    return String.format(java.util.Locale.ROOT, "%.1f", preset.net().cost().flops() / 2e9);
  }

  @Test
  void drawings_stayWithin80Columns() {
    assertThat(Presets.all())
        .allSatisfy(
            preset -> assertThat(preset.net().toString().lines()).allMatch(l -> l.length() <= 80));
  }

  @Test
  void of_fitsOtherShapes() {
    Net net = Presets.cifarResNet(20).of(Shape.image(1, 28, 28), 7);

    assertThat(net.graph().inputShape()).isEqualTo(Shape.image(1, 28, 28));
    assertThat(net.graph().outputShape()).isEqualTo(Shape.vector(7));
    assertThat(net.plain().graph().nodes()).noneMatch(n -> n.op() instanceof Op.Add);
  }

  @Test
  void toString_tellsNameCountAndPaper() {
    assertThat(Presets.resNet(18))
        .hasToString("ResNet-18, 11,689,512 parameters: He et al. 2015, arXiv:1512.03385");
  }

  @Test
  void depths_haveToExist() {
    assertThatThrownBy(() -> Presets.cifarResNet(21))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            """
            expected: a depth that leaves whole blocks in three stages
            found:    21
            where:    Presets.cifarResNet
            mend:     take 6 n + 2 layers, for example 20\
            """);
    assertThatThrownBy(() -> Presets.wideResNet(27, 10))
        .hasMessage(
            """
            expected: a depth that leaves whole blocks in three stages
            found:    27
            where:    Presets.wideResNet
            mend:     take 6 n + 4 layers, for example 22\
            """);
    assertThatThrownBy(() -> Presets.resNet(51))
        .hasMessage(
            """
            expected: one of the depths 10, 18, 34, 50, 101, 152
            found:    51
            where:    Presets.resNet
            mend:     choose one of them, or stack blocks with Net.image(…)\
            """);
  }
}
