package dev.cairn.graph;

import dev.cairn.graph.Parameter.Role;
import java.util.ArrayList;
import java.util.List;

/** Which parameters an op has, given the shape that it reads. */
final class Parameters implements Op.Visitor<List<Parameter>> {
  /** A fan-in that gives weights of deviation 1. */
  private static final int DEVIATION_1 = 2;

  /** Deviation {@code 1 / sqrt(fanIn)}: gates saturate, so ReLU's factor is too much. */
  private static final double RECURRENT_GAIN = Math.sqrt(0.5);

  private final String node;
  private final Shape input;

  private Parameters(String node, Shape input) {
    this.node = node;
    this.input = input;
  }

  static List<Parameter> of(String node, Op op, Shape input) {
    return op.accept(new Parameters(node, input));
  }

  private Parameter weight(String suffix, double gain, int fanIn, Integer... sizes) {
    return new Parameter(node + "." + suffix, new Shape(List.of(sizes)), Role.WEIGHT, fanIn, gain);
  }

  private Parameter vector(String suffix, Role role, double initial, int size) {
    return new Parameter(node + "." + suffix, Shape.vector(size), role, 0, initial);
  }

  private Parameter bias(int size) {
    return vector("bias", Role.BIAS, 0, size);
  }

  private List<Parameter> scaleAndShift(double initialScale) {
    int channels = input.channels();
    return List.of(
        vector("scale", Role.SCALE, initialScale, channels),
        vector("shift", Role.SHIFT, 0, channels));
  }

  @Override
  public List<Parameter> convolution(Op.Convolution op) {
    int seen = input.channels() / op.groups();
    int rows = op.window().rows().kernel();
    int columns = op.window().columns().kernel();
    Parameter weight =
        weight("weight", op.gain(), seen * op.window().taps(), op.filters(), seen, rows, columns);
    return op.bias() ? List.of(weight, bias(op.filters())) : List.of(weight);
  }

  @Override
  public List<Parameter> dense(Op.Dense op) {
    int inputs = input.channels();
    Parameter weight = weight("weight", op.gain(), inputs, op.units(), inputs);
    return op.bias() ? List.of(weight, bias(op.units())) : List.of(weight);
  }

  @Override
  public List<Parameter> batchNorm(Op.BatchNorm op) {
    List<Parameter> all = new ArrayList<>(scaleAndShift(op.initialScale()));
    all.add(vector("mean", Role.MEAN, 0, input.channels()));
    all.add(vector("variance", Role.VARIANCE, 1, input.channels()));
    return all;
  }

  @Override
  public List<Parameter> groupNorm(Op.GroupNorm op) {
    return scaleAndShift(op.initialScale());
  }

  @Override
  public List<Parameter> layerNorm(Op.LayerNorm op) {
    return scaleAndShift(op.initialScale());
  }

  @Override
  public List<Parameter> scale(Op.Scale op) {
    int size = op.perChannel() ? input.channels() : 1;
    return List.of(vector("scale", Role.SCALE, op.initial(), size));
  }

  @Override
  public List<Parameter> shift(Op.Shift op) {
    return List.of(vector("shift", Role.SHIFT, 0, op.perChannel() ? input.channels() : 1));
  }

  @Override
  public List<Parameter> embedding(Op.Embedding op) {
    return List.of(weight("weight", 1, DEVIATION_1, op.vocabulary(), op.width()));
  }

  @Override
  public List<Parameter> recurrent(Op.Recurrent op) {
    int rows = op.direction().count() * op.cell().gates() * op.units();
    List<Parameter> all =
        new ArrayList<>(
            List.of(
                weight("weight", RECURRENT_GAIN, input.channels(), rows, input.channels()),
                weight("recurrent", RECURRENT_GAIN, op.units(), rows, op.units()),
                bias(rows)));
    if (op.cell() == Op.Cell.GRU) {
      all.add(vector("recurrentBias", Role.BIAS, 0, rows));
    }
    return all;
  }

  @Override
  public List<Parameter> input(Op.Input op) {
    return List.of();
  }

  @Override
  public List<Parameter> relu(Op.Relu op) {
    return List.of();
  }

  @Override
  public List<Parameter> add(Op.Add op) {
    return List.of();
  }

  @Override
  public List<Parameter> pool(Op.Pool op) {
    return List.of();
  }

  @Override
  public List<Parameter> globalPool(Op.GlobalPool op) {
    return List.of();
  }

  @Override
  public List<Parameter> flatten(Op.Flatten op) {
    return List.of();
  }

  @Override
  public List<Parameter> subsample(Op.Subsample op) {
    return List.of();
  }

  @Override
  public List<Parameter> padChannels(Op.PadChannels op) {
    return List.of();
  }

  @Override
  public List<Parameter> activation(Op.Activation op) {
    return List.of();
  }

  @Override
  public List<Parameter> multiply(Op.Multiply op) {
    return List.of();
  }

  @Override
  public List<Parameter> dropout(Op.Dropout op) {
    return List.of();
  }

  @Override
  public List<Parameter> concatenate(Op.Concatenate op) {
    return List.of();
  }

  @Override
  public List<Parameter> kMaxPool(Op.KMaxPool op) {
    return List.of();
  }

  @Override
  public List<Parameter> lastPosition(Op.LastPosition op) {
    return List.of();
  }

  @Override
  public List<Parameter> attentionPool(Op.AttentionPool op) {
    int channels = input.channels();
    return List.of(weight("query", RECURRENT_GAIN, channels, channels));
  }

  @Override
  public List<Parameter> attention(Op.Attention op) {
    return List.of();
  }

  @Override
  public List<Parameter> reshape(Op.Reshape op) {
    return List.of();
  }
}
