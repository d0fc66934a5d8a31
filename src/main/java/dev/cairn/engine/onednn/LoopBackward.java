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

/**
 * Compiles the way back of a node that kernels in Java compute.
 *
 * @param dy gradient of its output
 * @param forward values, and what was kept
 */
record LoopBackward(Sketch sketch, TrainingForward forward, Node node, Tensor dy) {

  private Team team() {
    return sketch.team();
  }

  private Grid grid() {
    return sketch.layouts().grid(node.shape());
  }

  private Grid inputGrid() {
    return sketch.layouts().grid(sketch.input(node).shape());
  }

  private Lengths inputLengths() {
    return sketch.lengthsOrAll(sketch.input(node));
  }

  private Tensor parameter(String role) {
    return sketch.parameters().value(node.name() + role);
  }

  private Tensor gradientOf(String role) {
    ParameterMemory memory = sketch.parameters();
    return memory.tensor(memory.gradients(), node.name() + role);
  }

  /** The value of an input in the layout of values. */
  private Tensor x(int index) {
    String input = node.inputs().get(index);
    return sketch.arrange(
        node.name(),
        forward.value(input),
        sketch.layouts().value(sketch.graph().node(input).shape()));
  }

  private void add(String work, JavaKernel code, Tensor... arrays) {
    sketch.kernels().add(new Label(node.name(), work, 0), code, arrays);
  }

  /** Gradient of the input {@code index} of a product of equal shapes, to {@code dx}. */
  void multiply(int index, Tensor dx) {
    Tensor other = x(1 - index);
    Arguments arguments =
        new Arguments().with(DNNL_ARG_SRC_0, dy).with(DNNL_ARG_SRC_1, other).with(DNNL_ARG_DST, dx);
    Attributes with = sketch.attributes(arguments);
    sketch
        .kernels()
        .add(
            new Label(node.name(), KernelUse.OF_INPUT, 0),
            sketch.primitives().binary(dnnl_binary_mul, dy.desc(), other.desc(), with),
            arguments);
  }

  /** Gradient of what factors of channels are multiplied with. */
  void channels(Tensor dx) {
    ChannelLoops loops = ChannelLoops.ofExamples(team(), grid());
    add(KernelUse.OF_INPUT, loops::times, dy, x(1), dx);
  }

  /** Gradient of factors of channels. */
  void factors(Tensor dFactors) {
    ChannelLoops loops = ChannelLoops.ofExamples(team(), grid());
    add(KernelUse.OF_INPUT, loops.gradientOfTimes(), dy, x(0), dFactors);
  }

  /** Gradient of the factor; that of the input is another call. */
  void scale(Op.Scale op) {
    ChannelLoops loops = ChannelLoops.ofParameter(team(), grid(), op.perChannel());
    add(KernelUse.OF_WEIGHTS, loops.gradientOfTimes(), dy, x(0), gradientOf(".scale"));
  }

  void scaleInput(Op.Scale op, Tensor dx) {
    ChannelLoops loops = ChannelLoops.ofParameter(team(), grid(), op.perChannel());
    add(KernelUse.OF_INPUT, loops::times, dy, parameter(".scale"), dx);
  }

  /** Gradient of the summand; that of the input is the output's. */
  void shift(Op.Shift op) {
    ChannelLoops loops = ChannelLoops.ofParameter(team(), grid(), op.perChannel());
    add(KernelUse.OF_WEIGHTS, loops.gradientOfPlus(), dy, gradientOf(".shift"));
  }

  void dropout(Op.Dropout op, Tensor dx) {
    DropoutLoop loop = new DropoutLoop(team(), grid(), sketch.draws(), node.name(), op);
    add(KernelUse.OF_INPUT, loop, dy, dx);
  }

  void groupNorm(Op.GroupNorm op, Tensor dx) {
    GroupNormLoop loop = new GroupNormLoop(team(), grid(), sketch.lengthsOrAll(node), op);
    add(
        KernelUse.OF_INPUT,
        loop::backward,
        x(0),
        dy,
        parameter(".scale"),
        forward.kept(node).get(0),
        dx,
        gradientOf(".scale"),
        gradientOf(".shift"));
  }

  void batchNorm(Op.BatchNorm op, Lengths lengths, Tensor dx) {
    ParameterMemory memory = sketch.parameters();
    PaddedBatchNormLoop loop =
        new PaddedBatchNormLoop(team(), grid(), lengths, op.epsilon(), false);
    add(
        KernelUse.OF_INPUT,
        loop::backward,
        x(0),
        dy,
        parameter(".scale"),
        memory.tensor(memory.ofBatch(), node.name() + ".mean"),
        memory.tensor(memory.ofBatch(), node.name() + ".variance"),
        dx,
        gradientOf(".scale"),
        gradientOf(".shift"));
  }

  void pool(Op.Pool op, Tensor dx) {
    pool(LoopForward.pool(sketch, node, op), dx);
  }

  void globalPool(Op.GlobalPool op, Tensor dx) {
    pool(LoopForward.globalPool(sketch, node, op), dx);
  }

  private void pool(PaddedPoolLoop loop, Tensor dx) {
    add(KernelUse.OF_INPUT, loop::backward, dy, forward.kept(node).get(0), dx);
  }

  void lastPosition(Tensor dx) {
    add(
        KernelUse.OF_INPUT,
        new LastPositionLoop(team(), inputGrid(), inputLengths())::backward,
        dy,
        dx);
  }

  private AttentionPoolLoop attentionPool() {
    return LoopForward.attentionPool(sketch, node);
  }

  /** Gradients of the scores of all positions, and that of the query. */
  Tensor attentionScores() {
    Tensor weights = forward.kept(node).get(0);
    Tensor ofScores = sketch.kernels().tensor(weights.desc());
    AttentionPoolLoop loop = attentionPool();
    add(
        KernelUse.OF_WEIGHTS,
        loop::scores,
        dy,
        x(0),
        x(1),
        weights,
        ofScores,
        gradientOf(".query"));
    return ofScores;
  }

  void attentionKeys(Tensor ofScores, Tensor ofKeys) {
    add(KernelUse.OF_INPUT, attentionPool()::spread, ofScores, parameter(".query"), ofKeys);
  }

  void attentionValues(Tensor dx) {
    add(KernelUse.OF_INPUT, attentionPool()::values, forward.kept(node).get(0), dy, dx);
  }

  void kMaxPool(Tensor dx) {
    KMaxLoop loop = new KMaxLoop(team(), inputGrid(), grid(), inputLengths());
    add(KernelUse.OF_INPUT, loop::backward, dy, forward.kept(node).get(0), dx);
  }

  /** Gradient of the input; all have the channels of a position side by side. */
  Tensor hardLstm(Op.Recurrent op, Tensor dyChannelsLast) {
    Node input = sketch.input(node);
    Tensor dx = sketch.kernels().tensor(sketch.layouts().channelsLast(input.shape()));
    add(
        KernelUse.OF_WEIGHTS,
        new HardLstmLoop(team(), LoopForward.sizes(sketch, node, op))::backward,
        channelsLast(input),
        parameter(".weight"),
        parameter(".recurrent"),
        channelsLast(node),
        forward.kept(node).get(0),
        forward.kept(node).get(1),
        dyChannelsLast,
        dx,
        gradientOf(".weight"),
        gradientOf(".recurrent"),
        gradientOf(".bias"));
    return dx;
  }

  private Tensor channelsLast(Node of) {
    Desc wanted = sketch.layouts().channelsLast(of.shape());
    return sketch.arrange(node.name(), forward.value(of.name()), wanted);
  }

  void embedding(Op.Embedding op) {
    EmbeddingLoop loop = new EmbeddingLoop(team(), grid(), op);
    add(KernelUse.OF_WEIGHTS, loop::backward, x(0), dy, gradientOf(".weight"));
  }
}
