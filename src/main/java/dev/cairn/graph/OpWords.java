package dev.cairn.graph;

/** Short words for ops, as drawings use them. */
enum OpWords implements Op.Visitor<String> {
  /** The only one: it has no state. */
  SHORT;

  @Override
  public String input(Op.Input op) {
    return op.shape().isImage() ? "image" : "vector";
  }

  @Override
  public String convolution(Op.Convolution op) {
    return "conv " + square(op.kernel()) + over(op.stride());
  }

  @Override
  public String dense(Op.Dense op) {
    return "dense " + op.units();
  }

  @Override
  public String batchNorm(Op.BatchNorm op) {
    return "norm";
  }

  @Override
  public String relu(Op.Relu op) {
    return "relu";
  }

  @Override
  public String add(Op.Add op) {
    return "add";
  }

  @Override
  public String pool(Op.Pool op) {
    String kind = op.pooling() == Op.Pooling.MAX ? "max pool " : "average pool ";
    return kind + square(op.kernel()) + over(op.stride());
  }

  @Override
  public String globalAveragePool(Op.GlobalAveragePool op) {
    return "global average pool";
  }

  @Override
  public String flatten(Op.Flatten op) {
    return "flatten";
  }

  @Override
  public String subsample(Op.Subsample op) {
    return "subsample" + over(op.stride());
  }

  @Override
  public String padChannels(Op.PadChannels op) {
    return "pad channels";
  }

  private static String square(int side) {
    return side + "x" + side;
  }

  private static String over(int stride) {
    return stride == 1 ? "" : " /" + stride;
  }
}
