package dev.cairn.stack.presets;

import dev.cairn.stack.Block;
import dev.cairn.stack.Conv;
import dev.cairn.stack.Features;
import dev.cairn.stack.Trunk;
import java.util.function.UnaryOperator;

/** The layers of VGG-16, configuration D of Simonyan and Zisserman 2015. */
final class Vgg {
  private static final int[] WIDTHS = {64, 128, 256, 512, 512};
  private static final int[] LAYERS = {2, 2, 3, 3, 3};
  private static final int HIDDEN = 4096;

  private Vgg() {}

  static Trunk trunk(Trunk input) {
    Block layer = (x, p) -> x.conv(Conv.of(3, p.width()).bias()).relu();
    Trunk trunk = input;
    for (int stage = 0; stage < WIDTHS.length; stage++) {
      trunk = trunk.stage(layer.times(LAYERS[stage]), WIDTHS[stage], 1).then(x -> x.maxPool(2, 2));
    }
    UnaryOperator<Features> hidden = x -> x.dense(HIDDEN).relu().dropout(0.5);
    return trunk.then(Features::flatten).then(hidden).then(hidden);
  }
}
