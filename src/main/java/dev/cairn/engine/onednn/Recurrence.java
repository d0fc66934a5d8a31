package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.loops.GruGates;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Parameter;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * A recurrent layer by oneDNN's LSTM, or by its GRU with the reset gate behind the product, which
 * is PyTorch's. All positions are one primitive.
 */
final class Recurrence {
  private final Sketch sketch;
  private final Node node;
  private final Op.Recurrent op;
  private final int direction;
  private final GruGates gates;
  private final boolean lstm;
  private final RecurrentPrimitives primitives;

  /** Of a node with this op. */
  Recurrence(Sketch sketch, Node node, Op.Recurrent op) {
    this(sketch, node, op, 0);
  }

  private Recurrence(Sketch sketch, Node node, Op.Recurrent op, int direction) {
    int channels = sketch.input(node).shape().channels();
    int length = node.shape().size(1);
    this.sketch = sketch;
    this.node = node;
    this.op = op;
    this.direction = direction;
    this.gates = new GruGates(op.direction().count(), op.units(), channels);
    this.lstm = op.cell() == Op.Cell.LSTM;
    this.primitives =
        new RecurrentPrimitives(sketch, op, channels, sketch.layouts().size(), length);
  }

  /** One direction of a node by itself, with its part of the parameters; it reads forward. */
  static Recurrence ofDirection(Sketch sketch, Node node, Op.Recurrent op, int direction) {
    Op.Recurrent one = new Op.Recurrent(op.cell(), op.units(), Op.Direction.FORWARD);
    return new Recurrence(sketch, node, one, direction);
  }

  private String key() {
    return node.name() + "#" + direction;
  }

  /** Weights and biases, or their gradients; weights row after row, gates as oneDNN has them. */
  private record Weights(Tensor ofInput, Tensor ofState, Tensor bias) {}

  /** Compiles the way forward; the value is channels last. */
  Tensor forward(Forward way, Tensor x) {
    Arguments arguments = new Arguments();
    dnnl_primitive_desc primitive = primitives.forward(way.kind(), sketch.attributes(arguments));
    read(arguments, weights(KernelUse.FORWARD), primitive);
    int channels = op.direction().count() * op.units();
    Desc wanted = sketch.layouts().channelsLast(node.shape().withChannels(channels));
    Tensor y = sketch.kernels().tensor(wanted);
    arguments
        .with(DNNL_ARG_SRC_LAYER, x.as(primitives.x()))
        .with(DNNL_ARG_DST_LAYER, y.as(primitives.y()));
    Optional<Tensor> workspace = way.workspace(primitive);
    workspace.ifPresent(w -> arguments.with(DNNL_ARG_WORKSPACE, w));
    way.add(flops(), primitive, arguments);
    way.save(key(), primitive, workspace);
    return y;
  }

  /**
   * Compiles the way back.
   *
   * @param dy gradient of the value, channels last
   * @return gradient of the input, channels last
   */
  Tensor backward(TrainingForward way, Tensor dy) {
    Tensor x = channelsLast(way, sketch.input(node));
    return backward(way, x, channelsLast(way, node), dy);
  }

  /** As above, of an input and a value that lie channels last. */
  Tensor backward(TrainingForward way, Tensor x, Tensor y, Tensor dy) {
    TrainingForward.Saved saved = way.saved(key());
    Arguments arguments = new Arguments();
    dnnl_primitive_desc primitive =
        primitives.backward(saved.primitive(), sketch.attributes(arguments));
    read(arguments, weights(KernelUse.OF_WEIGHTS), primitive);
    Tensor dx = sketch.kernels().tensor(x.desc());
    arguments
        .with(DNNL_ARG_SRC_LAYER, x.as(primitives.x()))
        .with(DNNL_ARG_DST_LAYER, y.as(primitives.y()))
        .with(DNNL_ARG_WORKSPACE, saved.workspace().orElseThrow())
        .with(DNNL_ARG_DIFF_DST_LAYER, dy.as(primitives.y()))
        .with(DNNL_ARG_DIFF_SRC_LAYER, dx.as(primitives.x()));
    Weights gradients = lstm ? ofGraph(sketch.parameters().gradients()) : working();
    Tensor ofInput = written(gradients.ofInput(), primitive, dnnl_query_diff_weights_md, 0);
    Tensor ofState = written(gradients.ofState(), primitive, dnnl_query_diff_weights_md, 1);
    arguments
        .with(DNNL_ARG_DIFF_WEIGHTS_LAYER, ofInput)
        .with(DNNL_ARG_DIFF_WEIGHTS_ITER, ofState)
        .with(DNNL_ARG_DIFF_BIAS, gradients.bias());
    sketch
        .kernels()
        .add(new Label(node.name(), KernelUse.OF_WEIGHTS, 2 * flops()), primitive, arguments);
    rearrange(ofInput, gradients.ofInput());
    rearrange(ofState, gradients.ofState());
    if (!lstm) {
      FlatMemory all = sketch.parameters().gradients();
      sketch
          .kernels()
          .add(
              new Label(node.name(), KernelUse.OF_WEIGHTS, 0),
              gates::restore,
              gradients.ofInput(),
              gradients.ofState(),
              gradients.bias(),
              parameter(all, "weight"),
              parameter(all, "recurrent"),
              parameter(all, "bias"),
              parameter(all, "recurrentBias"));
    }
    return dx;
  }

  private Tensor channelsLast(TrainingForward way, Node of) {
    Desc wanted = sketch.layouts().channelsLast(of.shape());
    return sketch.arrange(node.name(), way.value(of.name()), wanted);
  }

  private Tensor parameter(FlatMemory memory, String suffix) {
    Tensor whole = sketch.parameters().tensor(memory, node.name() + "." + suffix);
    int directions = ((Op.Recurrent) node.op()).direction().count();
    if (op.direction().count() == directions) {
      return whole;
    }
    int part = sketch.parameters().slot(node.name() + "." + suffix).parameter().elements() / 2;
    return whole.part((long) direction * part, sketch.layouts().flat(part));
  }

  /** As they stand in the graph, which is oneDNN's order of an LSTM's gates. */
  private Weights ofGraph(FlatMemory memory) {
    return new Weights(
        parameter(memory, "weight").as(primitives.ofInput()),
        parameter(memory, "recurrent").as(primitives.ofState()),
        parameter(memory, "bias").as(primitives.bias()));
  }

  /** Arrays for gates in oneDNN's order. */
  private Weights working() {
    PlanBuilder kernels = sketch.kernels();
    return new Weights(
        kernels.tensor(primitives.ofInput()),
        kernels.tensor(primitives.ofState()),
        kernels.tensor(primitives.bias()));
  }

  private Weights weights(String work) {
    FlatMemory all = sketch.parameters().weights();
    if (lstm) {
      return ofGraph(all);
    }
    Weights arranged = working();
    sketch
        .kernels()
        .add(
            new Label(node.name(), work, 0),
            gates::arrange,
            parameter(all, "weight"),
            parameter(all, "recurrent"),
            parameter(all, "bias"),
            parameter(all, "recurrentBias"),
            arranged.ofInput(),
            arranged.ofState(),
            arranged.bias());
    return arranged;
  }

  /** Lets a primitive read them in the layouts that it wants. */
  private void read(Arguments arguments, Weights weights, dnnl_primitive_desc primitive) {
    Desc ofInput = Desc.of(sketch.scope(), primitive, dnnl_query_weights_md, 0);
    Desc ofState = Desc.of(sketch.scope(), primitive, dnnl_query_weights_md, 1);
    arguments
        .with(DNNL_ARG_WEIGHTS_LAYER, sketch.arrange(node.name(), weights.ofInput(), ofInput))
        .with(DNNL_ARG_WEIGHTS_ITER, sketch.arrange(node.name(), weights.ofState(), ofState))
        .with(DNNL_ARG_BIAS, weights.bias());
  }

  /** Where the primitive may write: the array itself, or one in the layout that it wants. */
  private Tensor written(Tensor to, dnnl_primitive_desc primitive, int what, int index) {
    Desc made = Desc.of(sketch.scope(), primitive, what, index);
    return made.sameAs(to.desc()) ? to : sketch.kernels().tensor(made);
  }

  private void rearrange(Tensor from, Tensor to) {
    if (from != to) {
      sketch.reorder(node.name(), from, to);
    }
  }

  private long flops() {
    long weights = 0;
    for (Parameter parameter : sketch.graph().parameters(node)) {
      weights += parameter.role() == Parameter.Role.WEIGHT ? parameter.elements() : 0;
    }
    return 2 * weights * node.shape().size(1) * sketch.layouts().size();
  }
}
