package dev.cairn.experiment;

import dev.cairn.data.Dataset;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.stack.Net;
import dev.cairn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Staged training: a net of one stage is trained, then one more stage is put on it, and so on, as
 * greedy layer-wise training does (Bengio et al. 2007; Belilovsky et al. 2019, arXiv:1812.11446);
 * beside it the whole net from end to end, for as many epochs altogether.
 *
 * <pre>{@code
 * var staged = BlockByBlock.of(data, 3, n -> Net.of(data).stem(16)
 *         .stages(Blocks.basic(), Arrays.copyOf(new int[] {16, 32, 64}, n)).classify())
 *     .trainer(Trainer.defaults().epochs(2))
 *     .freezing()
 *     .run();
 * show(staged);
 * }</pre>
 */
public final class BlockByBlock {
  private final Dataset data;
  private final int stages;
  private final IntFunction<Net> nets;
  private final Trainer trainer;
  private final boolean frozen;
  private final boolean whole;

  private BlockByBlock(
      Dataset data,
      int stages,
      IntFunction<Net> nets,
      Trainer trainer,
      boolean frozen,
      boolean whole) {
    this.data = data;
    this.stages = stages;
    this.nets = nets;
    this.trainer = trainer;
    this.frozen = frozen;
    this.whole = whole;
  }

  /**
   * Begins, with the usual trainer; what was trained before is tuned on with each new stage.
   *
   * @param stages how many, at least 2
   * @param nets makes the net of the first {@code n} stages; its stages have the names of those of
   *     the whole net, as {@code stages(…)} gives them
   * @throws ExperimentException if there are fewer than 2 stages
   */
  public static BlockByBlock of(Dataset data, int stages, IntFunction<Net> nets) {
    EmptyVariableException.check("a data set", data, "BlockByBlock.of");
    if (stages < 2) {
      throw new ExperimentException(
          "2 or more stages", String.valueOf(stages), "BlockByBlock.of", "give a deeper net");
    }
    return new BlockByBlock(data, stages, nets, Trainer.defaults(), false, true);
  }

  /** How each stage is trained; its epochs are those of one stage. */
  public BlockByBlock trainer(Trainer trainer) {
    EmptyVariableException.check("a trainer", trainer, "BlockByBlock.trainer");
    return new BlockByBlock(data, stages, nets, trainer, frozen, whole);
  }

  /** Leaves what was trained before as it is: only the new stage and the head learn. */
  public BlockByBlock freezing() {
    return new BlockByBlock(data, stages, nets, trainer, true, whole);
  }

  /** Leaves out the training from end to end, where there is one already. */
  public BlockByBlock stagesOnly() {
    return new BlockByBlock(data, stages, nets, trainer, frozen, false);
  }

  /**
   * Trains all stages, then the whole net from end to end. An interruption ends it; what was
   * finished is kept.
   */
  public Staged run() {
    List<StageRunner.Step> steps = new ArrayList<>();
    for (int n = 1; n <= stages; n++) {
      Net net = nets.apply(n);
      List<String> still = frozen && n > 1 ? StageRunner.inFront(net, n) : List.of();
      steps.add(new StageRunner.Step(n == 1 ? "stage 1" : "stages 1 to " + n, net, still, trainer));
    }
    if (whole) {
      Trainer longer = trainer.epochs(stages * trainer.epochCount());
      Net net = steps.get(stages - 1).net();
      steps.add(new StageRunner.Step(Staged.END_TO_END, net, List.of(), longer));
    }
    return new StageRunner(data, steps).run();
  }
}
