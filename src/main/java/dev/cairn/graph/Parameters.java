package dev.cairn.graph;

import dev.cairn.graph.Parameter.Role;
import java.util.List;

/** Which parameters an op has, given the shape that it reads. */
final class Parameters implements Op.Visitor<List<Parameter>> {
  private final String node;
  private final Shape input;

  private Parameters(String node, Shape input) {
    this.node = node;
    this.input = input;
  }

  static List<Parameter> of(String node, Op op, Shape input) {
    return op.accept(new Parameters(node, input));
  }

  private Parameter parameter(String suffix, Role role, int fanIn, Integer... sizes) {
    return new Parameter(node + "." + suffix, new Shape(List.of(sizes)), role, fanIn);
  }

  @Override
  public List<Parameter> convolution(Op.Convolution op) {
    int fanIn = input.channels() * op.kernel() * op.kernel();
    return List.of(
        parameter(
            "weight",
            Role.WEIGHT,
            fanIn,
            op.filters(),
            input.channels(),
            op.kernel(),
            op.kernel()));
  }

  @Override
  public List<Parameter> dense(Op.Dense op) {
    Parameter weight =
        parameter("weight", Role.WEIGHT, input.channels(), op.units(), input.channels());
    return op.bias()
        ? List.of(weight, parameter("bias", Role.BIAS, 0, op.units()))
        : List.of(weight);
  }

  @Override
  public List<Parameter> batchNorm(Op.BatchNorm op) {
    int channels = input.channels();
    return List.of(
        parameter("scale", Role.SCALE, 0, channels),
        parameter("shift", Role.SHIFT, 0, channels),
        parameter("mean", Role.MEAN, 0, channels),
        parameter("variance", Role.VARIANCE, 0, channels));
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
  public List<Parameter> globalAveragePool(Op.GlobalAveragePool op) {
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
}
