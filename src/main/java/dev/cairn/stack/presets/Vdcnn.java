package dev.cairn.stack.presets;

import dev.cairn.stack.Blocks;
import dev.cairn.stack.Features;
import dev.cairn.stack.Trunk;
import java.util.List;
import java.util.function.UnaryOperator;

/** The layers of VDCNN, table 1 of Conneau et al. 2017. */
final class Vdcnn {
  private static final int EMBEDDING = 16;
  private static final int WIDTH = 64;
  private static final int LARGEST = 8;
  private static final int HIDDEN = 2048;

  private Vdcnn() {}

  static Trunk trunk(Trunk input, List<Integer> blocks) {
    Trunk trunk = input.embed(EMBEDDING).stem(WIDTH);
    for (int stage = 0; stage < blocks.size(); stage++) {
      Trunk before = stage == 0 ? trunk : trunk.then(x -> x.maxPool(3, 2));
      trunk = before.stage(Blocks.basic().times(blocks.get(stage)), WIDTH << stage, 1);
    }
    UnaryOperator<Features> hidden = x -> x.dense(HIDDEN).relu();
    return trunk.kMax(LARGEST).then(hidden).then(hidden);
  }
}
