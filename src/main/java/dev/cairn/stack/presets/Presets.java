package dev.cairn.stack.presets;

import dev.cairn.graph.ShapeException;
import dev.cairn.stack.Activations;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.stack.Norms;
import dev.cairn.stack.ResidualBlock;
import dev.cairn.stack.Shortcuts;
import dev.cairn.stack.Trunk;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The networks of the literature by name, sized as in their papers: {@code
 * Presets.resNet(18).of(data)}.
 */
public final class Presets {
  private static final String RESNET = "He et al. 2015, arXiv:1512.03385";
  private static final String PRE_ACTIVATION = "He et al. 2016, arXiv:1603.05027";
  private static final String VDCNN = "Conneau et al. 2017, arXiv:1606.01781";
  private static final Map<Integer, List<Integer>> RESNETS =
      Map.of(
          10, List.of(1, 1, 1, 1),
          18, List.of(2, 2, 2, 2),
          34, List.of(3, 4, 6, 3),
          50, List.of(3, 4, 6, 3),
          101, List.of(3, 4, 23, 3),
          152, List.of(3, 8, 36, 3));
  private static final Map<Integer, List<Integer>> VDCNNS =
      Map.of(
          9, List.of(1, 1, 1, 1),
          17, List.of(2, 2, 2, 2),
          29, List.of(5, 5, 2, 2),
          49, List.of(8, 8, 5, 3));
  private static final int FIRST_BOTTLENECK = 50;

  private Presets() {}

  /** Every preset, in the order of the methods. */
  public static List<Preset> all() {
    return Stream.of(
            Stream.of(20, 32, 44, 56, 110, 1202).map(Presets::cifarResNet),
            Stream.of(110, 164, 1001).map(Presets::cifarPreActivation),
            Stream.of(wideResNet(16, 4), wideResNet(28, 10), cifarResNeXt(8, 64)),
            Stream.of(cifarSeResNet(20)),
            Stream.of(10, 18, 34, 50, 101, 152).map(Presets::resNet),
            Stream.of(vgg16()),
            Stream.of(9, 17, 29, 49).map(Presets::vdcnn),
            Stream.of(residualMlp(4, 128), temporal(8, 25, 7)))
        .flatMap(presets -> presets)
        .toList();
  }

  /**
   * ResNet for images of 32x32: basic blocks with zero-padded shortcuts in stages of 16, 32 and 64
   * (section 4.2 of He et al. 2015).
   *
   * @param layers {@code 6 n + 2}: 20, 32, 44, 56, 110, 1202
   */
  public static Preset cifarResNet(int layers) {
    int blocks = blocks("cifarResNet", layers, 6, 2);
    ResidualBlock block = Blocks.basic().shortcut(Shortcuts.zeroPadded());
    return cifar(
        "ResNet-" + layers, RESNET, x -> x.stem(16).stages(block.times(blocks), 16, 32, 64));
  }

  /**
   * Pre-activation ResNet for images of 32x32 (He et al. 2016): basic blocks up to 110 layers,
   * bottlenecks beyond.
   *
   * @param layers 110, 164 or 1001; {@code 6 n + 2} or {@code 9 n + 2}
   */
  public static Preset cifarPreActivation(int layers) {
    boolean deep = layers > 110;
    ResidualBlock block = deep ? Blocks.bottleneck().preActivation() : Blocks.preActivation();
    int blocks = blocks("cifarPreActivation", layers, deep ? 9 : 6, 2);
    return cifar(
        "Pre-activation ResNet-" + layers,
        PRE_ACTIVATION,
        x ->
            x.stem(y -> y.conv(3, 16))
                .stages(block.times(blocks), 16, 32, 64)
                .then(y -> y.norm().relu()));
  }

  /**
   * Wide ResNet for images of 32x32 (Zagoruyko and Komodakis 2016).
   *
   * @param layers {@code 6 n + 4}: 16, 28, 40
   * @param factor how many times as wide as a ResNet
   */
  public static Preset wideResNet(int layers, int factor) {
    int blocks = blocks("wideResNet", layers, 6, 4);
    return cifar(
        "Wide ResNet-%d-%d".formatted(layers, factor),
        "Zagoruyko and Komodakis 2016, arXiv:1605.07146",
        x ->
            x.stem(y -> y.conv(3, 16))
                .stages(Blocks.wide(factor).times(blocks), 16, 32, 64)
                .then(y -> y.norm().relu()));
  }

  /**
   * ResNeXt-29 for images of 32x32 (Xie et al. 2017).
   *
   * @param groups the paper's cardinality, 8 or 16
   * @param groupWidth channels of a group in the first stage, 64
   */
  public static Preset cifarResNeXt(int groups, int groupWidth) {
    return cifar(
        "ResNeXt-29, %dx%dd".formatted(groups, groupWidth),
        "Xie et al. 2017, arXiv:1611.05431",
        x -> x.stem(64).stages(Blocks.resNeXt(groups, groupWidth).times(3), 64, 128, 256));
  }

  /**
   * ResNet for images of 32x32 with projections, and squeeze-and-excite with a reduction of 16 (Hu
   * et al. 2017).
   *
   * @param layers {@code 6 n + 2}: 20, 56, 110
   */
  public static Preset cifarSeResNet(int layers) {
    int blocks = blocks("cifarSeResNet", layers, 6, 2);
    return cifar(
        "SE-ResNet-" + layers,
        "Hu et al. 2017, arXiv:1709.01507",
        x -> x.stem(16).stages(Blocks.basic().squeezeExcite(16).times(blocks), 16, 32, 64));
  }

  /**
   * ResNet for large images: a 7x7 convolution and a pool with stride 2 each, then four stages.
   *
   * @param layers 10, 18 or 34 with basic blocks; 50, 101 or 152 with bottlenecks
   */
  public static Preset resNet(int layers) {
    List<Integer> counts = counts("resNet", layers, RESNETS);
    ResidualBlock block = layers < FIRST_BOTTLENECK ? Blocks.basic() : Blocks.bottleneck();
    return new Preset(
        "ResNet-" + layers,
        RESNET,
        Net.image(3, 224, 224),
        1000,
        x -> {
          Trunk trunk = x.stem(y -> y.conv(7, 64, 2).norm().relu().maxPool(3, 2));
          for (int stage = 0; stage < counts.size(); stage++) {
            trunk = trunk.stage(block.times(counts.get(stage)), 64 << stage);
          }
          return trunk;
        });
  }

  /** VGG-16, the plain ancestor: 13 convolutions and 3 dense layers without norms and shortcuts. */
  public static Preset vgg16() {
    return new Preset(
        "VGG-16",
        "Simonyan and Zisserman 2015, arXiv:1409.1556",
        Net.image(3, 224, 224),
        1000,
        Vgg::trunk);
  }

  /**
   * Very deep network for texts, letter by letter, with shortcuts (Conneau et al. 2017): embedding
   * of 16, a convolution, four stages of basic blocks with pools between them, the 8 largest values
   * of each channel, two dense layers of 2048. {@code plain()} is the paper's version without
   * shortcuts.
   *
   * @param layers 9, 17, 29 or 49 convolutions
   */
  public static Preset vdcnn(int layers) {
    List<Integer> counts = counts("vdcnn", layers, VDCNNS);
    return new Preset(
        "VDCNN-" + layers, VDCNN, Net.tokens(69, 1024), 4, x -> Vdcnn.trunk(x, counts));
  }

  /**
   * Residual network for tables (Gorishniy et al. 2021): a dense layer, blocks of norm, dense layer
   * twice as wide, ReLU and dense layer.
   *
   * @param blocks how many
   * @param width features between blocks
   */
  public static Preset residualMlp(int blocks, int width) {
    ResidualBlock block =
        Blocks.mlp().norm(Norms.batch()).activation(Activations.relu()).widen(0.5).dropout(0.1);
    return new Preset(
        "Residual MLP, %d blocks of %d".formatted(blocks, width),
        "Gorishniy et al. 2021, arXiv:2106.11959",
        Net.vector(10),
        2,
        x ->
            x.stem(y -> y.dense(width))
                .stage(block.times(blocks), width)
                .then(y -> y.norm().relu()));
  }

  /**
   * Temporal convolution network (Bai et al. 2018), without its weight norm; {@code temporal(8, 25,
   * 7)} is the paper's for digits read pixel by pixel.
   *
   * @param blocks how many; the last one's dilation is {@code 2^(blocks - 1)}
   * @param width channels
   * @param kernel taps of each convolution
   */
  public static Preset temporal(int blocks, int width, int kernel) {
    ResidualBlock block = Blocks.temporal(kernel).dropout(0.05).end((y, p) -> y.dropout(0.05));
    return new Preset(
        "TCN, %d blocks of %d".formatted(blocks, width),
        "Bai et al. 2018, arXiv:1803.01271",
        Net.sequence(1, 784),
        10,
        x -> x.stage(block.times(blocks), width).lastPosition());
  }

  private static Preset cifar(String name, String paper, UnaryOperator<Trunk> layers) {
    return new Preset(name, paper, Net.image(3, 32, 32), 10, layers);
  }

  private static int blocks(String where, int layers, int each, int others) {
    int blocks = (layers - others) / each;
    if (blocks < 1 || blocks * each + others != layers) {
      throw new ShapeException(
          "a depth that leaves whole blocks in three stages",
          String.valueOf(layers),
          "Presets." + where,
          "take %d n + %d layers, for example %d"
              .formatted(each, others, Math.max(1, blocks) * each + others));
    }
    return blocks;
  }

  private static List<Integer> counts(String where, int layers, Map<Integer, List<Integer>> known) {
    List<Integer> counts = known.get(layers);
    if (counts == null) {
      String depths =
          new TreeMap<>(known)
              .keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
      throw new ShapeException(
          "one of the depths " + depths,
          String.valueOf(layers),
          "Presets." + where,
          "choose one of them, or stack blocks with Net.image(…)");
    }
    return counts;
  }
}
