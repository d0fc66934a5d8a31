package dev.cairn.stack.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.graph.Update;
import dev.cairn.stack.Block;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.stack.Norms;
import dev.cairn.stack.ResidualBlock;
import dev.cairn.stack.presets.Presets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class LintTest {
  private static final Update SGD = new Update.Sgd(0.9, true, 0);
  private static final Update ADAM = new Update.Adam(0.9, 0.999, 1e-8, 0, false);

  private static Net dense(ResidualBlock block) {
    return Net.vector(10).stage(block.times(8), 16).classify(2);
  }

  @Test
  void deepStackWithoutNorm_isFound() {
    assertThat(dense(Blocks.dense().norm(Norms.none())).lint())
        .hasToString(
            """
            found: 17 layers with weights in a row without a norm
            where: head
            why:   each sum adds the variance of its branch to that of the shortcut, so
                   values and gradients grow with depth (De and Smith 2020,
                   arXiv:2002.10444)
            mend:  use norms, or blocks with skipInit() or fixup()\
            """);
    assertThat(dense(Blocks.dense().norm(Norms.none())).plain().lint())
        .hasToString(
            """
            found: 17 layers with weights in a row without a norm
            where: head
            why:   gradients shrink or grow with every layer until the first ones learn
                   nothing (He et al. 2015, arXiv:1502.01852)
            mend:  put norm() behind each layer, and shortcuts around every two\
            """);
  }

  @Test
  void deepStack_withNormsOrQuietBranchesIsFine() {
    assertThat(dense(Blocks.dense()).lint().isClean()).isTrue();
    assertThat(dense(Blocks.dense().norm(Norms.layer())).lint().isClean()).isTrue();
    assertThat(dense(Blocks.dense().skipInit()).lint().isClean()).isTrue();
    assertThat(dense(Blocks.dense().fixup()).lint().isClean()).isTrue();
  }

  @Test
  void shortcutAroundNothing_isFound() {
    Block nothing = (x, p) -> x.norm().relu().plus(x);
    Block late = (x, p) -> x.dense(p.width()).plus(x.dense(p.width()).relu());

    assertThat(Net.vector(8).stage(nothing.times(3), 8).classify(2).lint())
        .hasToString(
            """
            found: a shortcut around nothing: F(x) has no layer with weights
            where: stage1.block1.add1 and 2 more
            why:   a residual block learns F(x) beside x; without weights there is nothing
                   to learn, and the sum only scales x (He et al. 2015, arXiv:1512.03385,
                   section 3.2)
            mend:  put a convolution or dense layer before plus(…), and give it the x from
                   before that layer\
            """);
    assertThat(Net.vector(8).stage(late, 8).classify(2).lint().isClean()).isTrue();
  }

  @Test
  void headThatThrowsMostAway_isFound() {
    assertThat(Net.image(1, 28, 28).stem(16).classify(10).lint())
        .hasToString(
            """
            found: a head that keeps 1 of 784 numbers: the mean of 16x28x28
            where: head.pool1
            why:   a mean over that many positions hides what is where; the papers' nets
                   pool 7x7 or 8x8 (He et al. 2015, arXiv:1512.03385, table 1)
            mend:  add stages, which halve the size, before the head; or a pool and
                   flatten()\
            """);
    assertThat(Net.sequence(8, 50).stem(16).lastPosition().classify(2).lint())
        .hasToString(
            """
            found: a head that keeps the last position only, behind layers that look at
                   neighbours
            where: trunk1.last1
            why:   no layer carries what stands at the beginning to the end, so it cannot be
                   learned (Bai et al. 2018, arXiv:1803.01271, section 3)
            mend:  use recurrent, attention or causal blocks, or leave lastPosition() out:
                   the head pools\
            """);
    assertThat(Net.vector(8).stage(Blocks.dense(), 4).classify(10).lint())
        .hasToString(
            """
            found: 4 features for 10 outputs
            where: head.dense1
            why:   outputs that share so few features cannot be chosen freely: the matrix of
                   logits has at most that rank (Yang et al. 2018, arXiv:1711.03953)
            mend:  make the last stage at least as wide as there are outputs\
            """);
    assertThat(Net.sequence(8, 50).stage(Blocks.gru(), 8).lastPosition().classify(2).lint())
        .matches(Lint::isClean);
  }

  @Test
  void dropoutBeforeBatchNorm_isFound() {
    assertThat(dense(Blocks.dense().dropout(0.1)).lint())
        .hasToString(
            """
            found: dropout before a batch norm
            where: stage1.block1.dropout1 and 7 more
            why:   dropout changes the variance in training but not in inference, so the
                   norm's running variance is wrong when the net is used (Li et al. 2019,
                   arXiv:1801.05134)
            mend:  put dropout behind the last batch norm, use dropPath, or Norms.group(…)\
            """);
    assertThat(dense(Blocks.dense().dropPath(0.1)).lint().isClean()).isTrue();
    assertThat(dense(Blocks.dense().dropout(0.1).norm(Norms.layer())).lint().isClean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-6, Double.NaN})
  void deadRates_areFound(double rate) {
    assertThat(Lint.of(dense(Blocks.dense()).graph(), SGD, rate).findings())
        .singleElement()
        .matches(
            f ->
                f.what()
                    .startsWith(
                        "a rate of " + (rate == 0 ? "0" : rate == 1e-6 ? "0.000001" : "NaN")))
        .matches(f -> f.what().endsWith(", with which weights hardly move"));
  }

  @Test
  void wildRates_areFound() {
    Net net = dense(Blocks.dense());

    assertThat(Lint.of(net.graph(), SGD, 3))
        .hasToString(
            """
            found: a rate of 3, with which training is likely to diverge
            where: learning rate
            why:   losses jump or become NaN where a step is longer than the valley is wide
                   (Smith 2017, arXiv:1506.01186)
            mend:  try 0.1 with momentum and norms, 0.01 without norms, or a range test\
            """);
    assertThat(Lint.of(net.graph(), ADAM, 0.1).isClean()).isFalse();
    assertThat(Lint.of(net.graph(), SGD, 0.1).isClean()).isTrue();
    assertThat(Lint.of(net.graph(), ADAM, 1e-3).isClean()).isTrue();
    assertThat(Lint.of(dense(Blocks.dense().fixup()).graph(), SGD, 0.2).isClean()).isFalse();
  }

  @Test
  void presets_areClean() {
    assertThat(Presets.cifarResNet(20).net().lint()).matches(Lint::isClean);
    assertThat(Presets.cifarPreActivation(164).net().lint()).matches(Lint::isClean);
    assertThat(Presets.cifarSeResNet(20).net().lint()).matches(Lint::isClean);
    assertThat(Presets.resNet(50).of(dev.cairn.graph.Shape.image(3, 224, 224), 1000).lint())
        .matches(Lint::isClean);
    assertThat(Presets.vgg16().net().lint().findings()).hasSize(1);
  }

  @Test
  void clean_saysSo() {
    assertThat(new Lint(java.util.List.of()))
        .hasToString("Nothing found that is likely to go wrong.");
  }
}
