package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.loops.AttentionPoolLoop;
import dev.cairn.engine.loops.ChannelLoops;
import dev.cairn.engine.loops.DropoutLoop;
import dev.cairn.engine.loops.EmbeddingLoop;
import dev.cairn.engine.loops.Grid;
import dev.cairn.engine.loops.GroupNormLoop;
import dev.cairn.engine.loops.HardLstmLoop;
import dev.cairn.engine.loops.JavaKernel;
import dev.cairn.engine.loops.KMaxLoop;
import dev.cairn.engine.loops.LastPositionLoop;
import dev.cairn.engine.loops.Lengths;
import dev.cairn.engine.loops.PaddedBatchNormLoop;
import dev.cairn.engine.loops.PaddedPoolLoop;
import dev.cairn.engine.loops.Team;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;

/** Compiles the way forward of a node that kernels in Java compute. */
record LoopForward(Forward forward, Node node) {

  private Sketch sketch() {
    return forward.sketch();
  }

  private Team team() {
    return sketch().team();
  }

  private Grid grid() {
    return sketch().layouts().grid(node.shape());
  }

  private Grid inputGrid() {
    return sketch().layouts().grid(sketch().input(node).shape());
  }

  private Lengths inputLengths() {
    return sketch().lengthsOrAll(sketch().input(node));
  }

  private Tensor parameter(String role) {
    return sketch().parameters().value(node.name() + role);
  }

  private void add(JavaKernel code, Tensor... arrays) {
    sketch().kernels().add(new Label(node.name(), KernelUse.FORWARD, 0), code, arrays);
  }

  private Tensor x() {
    return forward.read(0);
  }

  /** Factors for each number, or for each channel of each example. */
  Tensor multiply() {
    Tensor x = x();
    Tensor factors = forward.read(1);
    Tensor y = forward.output();
    if (sketch().graph().node(node.inputs().get(1)).shape().equals(node.shape())) {
      Arguments arguments =
          new Arguments()
              .with(DNNL_ARG_SRC_0, x)
              .with(DNNL_ARG_SRC_1, factors)
              .with(DNNL_ARG_DST, y);
      Attributes with = sketch().attributes(arguments);
      forward.add(
          0,
          sketch().primitives().binary(dnnl_binary_mul, x.desc(), factors.desc(), with),
          arguments);
    } else {
      add(ChannelLoops.ofExamples(team(), grid())::times, x, factors, y);
    }
    return y;
  }

  Tensor scale(Op.Scale op) {
    Tensor y = forward.output();
    ChannelLoops loops = ChannelLoops.ofParameter(team(), grid(), op.perChannel());
    add(loops::times, x(), parameter(".scale"), y);
    return y;
  }

  Tensor shift(Op.Shift op) {
    Tensor y = forward.output();
    ChannelLoops loops = ChannelLoops.ofParameter(team(), grid(), op.perChannel());
    add(loops::plus, x(), parameter(".shift"), y);
    return y;
  }

  Tensor dropout(Op.Dropout op) {
    Tensor y = forward.output();
    add(new DropoutLoop(team(), grid(), sketch().draws(), node.name(), op), x(), y);
    return y;
  }

  Tensor groupNorm(Op.GroupNorm op) {
    Tensor y = forward.output();
    int examples = sketch().layouts().size();
    Tensor statistics =
        sketch().kernels().tensor(sketch().layouts().flat(GroupNormLoop.statistics(op, examples)));
    GroupNormLoop loop = new GroupNormLoop(team(), grid(), sketch().lengthsOrAll(node), op);
    add(loop::forward, x(), parameter(".scale"), parameter(".shift"), y, statistics);
    forward.keep(statistics);
    return y;
  }

  /** Statistics of the valid positions of the batch. */
  Tensor batchNorm(Op.BatchNorm op, Lengths lengths) {
    Tensor y = forward.output();
    ParameterMemory memory = sketch().parameters();
    boolean relu = forward.uses().endsInRelu(node);
    PaddedBatchNormLoop loop = new PaddedBatchNormLoop(team(), grid(), lengths, op.epsilon(), relu);
    add(
        loop::forward,
        x(),
        parameter(".scale"),
        parameter(".shift"),
        y,
        memory.tensor(memory.ofBatch(), node.name() + ".mean"),
        memory.tensor(memory.ofBatch(), node.name() + ".variance"));
    return y;
  }

  Tensor pool(Op.Pool op) {
    return pool(pool(sketch(), node, op));
  }

  Tensor globalPool(Op.GlobalPool op) {
    return pool(globalPool(sketch(), node, op));
  }

  static PaddedPoolLoop pool(Sketch sketch, Node node, Op.Pool op) {
    Node input = sketch.input(node);
    return new PaddedPoolLoop(
        sketch.team(),
        op.pooling(),
        op.window().columns(),
        sketch.layouts().grid(input.shape()),
        node.shape().size(1),
        sketch.lengthsOrAll(input),
        sketch.lengthsOrAll(node));
  }

  static PaddedPoolLoop globalPool(Sketch sketch, Node node, Op.GlobalPool op) {
    Node input = sketch.input(node);
    Grid from = sketch.layouts().grid(input.shape());
    return PaddedPoolLoop.global(sketch.team(), op.pooling(), from, sketch.lengthsOrAll(input));
  }

  private Tensor pool(PaddedPoolLoop loop) {
    Tensor y = forward.output();
    Tensor places = sketch().kernels().tensor(y.desc());
    add(loop::forward, x(), y, places);
    forward.keep(places);
    return y;
  }

  Tensor lastPosition() {
    Tensor y = forward.output();
    add(new LastPositionLoop(team(), inputGrid(), inputLengths())::forward, x(), y);
    return y;
  }

  /** The weights of positions are kept. */
  Tensor attentionPool() {
    Tensor y = forward.output();
    AttentionPoolLoop loop = attentionPool(sketch(), node);
    Tensor weights = sketch().kernels().tensor(sketch().layouts().flat(loop.weights()));
    add(loop::forward, x(), forward.read(1), parameter(".query"), y, weights);
    forward.keep(weights);
    return y;
  }

  static AttentionPoolLoop attentionPool(Sketch sketch, Node node) {
    Node input = sketch.input(node);
    Grid grid = sketch.layouts().grid(input.shape());
    return new AttentionPoolLoop(sketch.team(), grid, sketch.lengthsOrAll(input));
  }

  Tensor kMaxPool() {
    Tensor y = forward.output();
    Tensor positions = sketch().kernels().tensor(y.desc());
    add(new KMaxLoop(team(), inputGrid(), grid(), inputLengths())::forward, x(), y, positions);
    forward.keep(positions);
    return y;
  }

  /** With all channels of a position side by side. */
  Tensor hardLstm(Op.Recurrent op) {
    Layouts layouts = sketch().layouts();
    HardLstmLoop.Sizes sizes = sizes(sketch(), node, op);
    Tensor x = forward.readChannelsLast();
    Tensor y = sketch().kernels().tensor(layouts.channelsLast(node.shape()));
    Tensor gates = sketch().kernels().tensor(layouts.flat(sizes.gates()));
    Tensor cells = sketch().kernels().tensor(layouts.flat(sizes.cells()));
    add(
        new HardLstmLoop(team(), sizes)::forward,
        x,
        parameter(".weight"),
        parameter(".recurrent"),
        parameter(".bias"),
        y,
        gates,
        cells);
    forward.keep(gates, cells);
    return y;
  }

  static HardLstmLoop.Sizes sizes(Sketch sketch, Node node, Op.Recurrent op) {
    return new HardLstmLoop.Sizes(
        sketch.layouts().size(),
        node.shape().size(1),
        sketch.input(node).shape().channels(),
        op.units(),
        op.direction().count(),
        op.direction() == Op.Direction.BACKWARD,
        sketch.lengthsOrAll(node));
  }

  Tensor embedding(Op.Embedding op) {
    Tensor y = forward.output();
    EmbeddingLoop loop = new EmbeddingLoop(team(), grid(), op);
    add(loop::forward, x(), parameter(".weight"), y);
    return y;
  }
}
