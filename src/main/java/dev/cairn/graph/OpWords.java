package dev.cairn.graph;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Short words for ops, as drawings use them. */
enum OpWords implements Op.Visitor<String> {
  /** The only one: it has no state. */
  SHORT;

  @Override
  public String input(Op.Input op) {
    return op.shape().isImage() ? "image" : op.shape().isVector() ? "vector" : "sequence";
  }

  @Override
  public String convolution(Op.Convolution op) {
    String groups = op.groups() == 1 ? "" : " in " + op.groups() + " groups";
    return "conv " + window(op.window()) + groups;
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
    return kind + window(op.window());
  }

  @Override
  public String globalPool(Op.GlobalPool op) {
    return op.pooling() == Op.Pooling.MAX ? "global max pool" : "global average pool";
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

  @Override
  public String groupNorm(Op.GroupNorm op) {
    return op.groups() == 1 ? "layer norm" : "group norm";
  }

  @Override
  public String layerNorm(Op.LayerNorm op) {
    return "layer norm";
  }

  @Override
  public String activation(Op.Activation op) {
    return op.function().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public String multiply(Op.Multiply op) {
    return "multiply";
  }

  @Override
  public String scale(Op.Scale op) {
    return "scale";
  }

  @Override
  public String shift(Op.Shift op) {
    return "shift";
  }

  @Override
  public String dropout(Op.Dropout op) {
    String rate =
        new BigDecimal(op.rate()).round(new MathContext(2)).stripTrailingZeros().toPlainString();
    return (op.unit() == Op.Unit.EXAMPLE ? "drop path " : "dropout ") + rate;
  }

  @Override
  public String concatenate(Op.Concatenate op) {
    return "concatenate";
  }

  @Override
  public String kMaxPool(Op.KMaxPool op) {
    return op.k() + "-max pool";
  }

  @Override
  public String lastPosition(Op.LastPosition op) {
    return "last position";
  }

  @Override
  public String attentionPool(Op.AttentionPool op) {
    return "attention pool";
  }

  @Override
  public String embedding(Op.Embedding op) {
    return (op.padded() ? "padded embedding " : "embedding ") + op.width();
  }

  @Override
  public String recurrent(Op.Recurrent op) {
    return (op.direction() == Op.Direction.BOTH ? "bidirectional " : "")
        + op.cell().name().toLowerCase(Locale.ROOT)
        + " "
        + op.units();
  }

  @Override
  public String attention(Op.Attention op) {
    return (op.causal() ? "causal attention " : "attention ") + op.heads();
  }

  @Override
  public String reshape(Op.Reshape op) {
    return "reshape " + op.shape();
  }

  private static String window(Window window) {
    Window.Axis rows = window.rows();
    Window.Axis columns = window.columns();
    String size =
        rows.equals(Window.Axis.POINT) && columns.kernel() > 1
            ? String.valueOf(columns.kernel())
            : rows.kernel() + "x" + columns.kernel();
    String dilated = columns.dilation() == 1 ? "" : " dilated " + columns.dilation();
    return size + over(columns.stride()) + dilated;
  }

  private static String over(int stride) {
    return stride == 1 ? "" : " /" + stride;
  }
}
