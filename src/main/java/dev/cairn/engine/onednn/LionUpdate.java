package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_gt;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_lt;

import dev.cairn.graph.Update;

/** Lion, as {@link Update.Lion} describes it. */
final class LionUpdate extends FlatUpdate {
  private static final int TRACE = 0;
  private static final int BETA1 = 1;
  private static final int REST1 = 2;
  private static final int BETA2 = 3;
  private static final int REST2 = 4;
  private static final int RATE = 5;
  private static final int MINUS_RATE = 6;
  private static final int KEPT = 7;
  private static final int MINUS_TRACE = 8;

  private final Update.Lion rule;

  LionUpdate(Scope scope, Update.Lion rule, ParameterMemory memory) {
    super(scope, memory, rule.moments(), 9);
    this.rule = rule;
    number(TRACE, Update.Lion.NOTHING);
    number(MINUS_TRACE, -Update.Lion.NOTHING);
    number(BETA1, rule.beta1());
    number(REST1, 1 - rule.beta1());
    number(BETA2, rule.beta2());
    number(REST2, 1 - rule.beta2());
  }

  @Override
  void prepare(double learningRate, long step) {
    number(RATE, learningRate);
    number(MINUS_RATE, -learningRate);
    number(KEPT, 1 - learningRate * rule.weightDecay());
  }

  @Override
  void compile(Piece piece) {
    Tensor g = piece.gradients();
    Tensor m = piece.moment(0);
    piece.decayWeights(rule.weightDecay(), KEPT);
    Tensor signed = piece.scratch();
    piece.combine(BETA1, m, REST1, g, signed);
    addWhere(piece, dnnl_binary_gt, signed, TRACE, MINUS_RATE);
    addWhere(piece, dnnl_binary_lt, signed, MINUS_TRACE, RATE);
    piece.mean(BETA2, m, REST2, g);
  }

  /** {@code w += rate} where {@code signed} is above or below a limit. */
  private static void addWhere(Piece piece, int comparison, Tensor signed, int limit, int rate) {
    Arguments arguments = new Arguments();
    Attributes with = piece.sketch().attributes(arguments).times(piece.number(rate)).accumulate(1);
    piece.binary(comparison, signed, piece.number(limit), piece.weights(), arguments, with);
  }
}
