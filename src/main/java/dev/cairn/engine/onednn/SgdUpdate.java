package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;

import dev.cairn.graph.Update;

/** Descent with momentum, as {@link Update.Sgd} describes it. */
final class SgdUpdate extends FlatUpdate {
  private static final int ONE = 0;
  private static final int DECAY = 1;
  private static final int MOMENTUM = 2;
  private static final int MINUS_RATE = 3;

  private final Update.Sgd rule;

  SgdUpdate(Scope scope, Update.Sgd rule, ParameterMemory memory) {
    super(scope, memory, rule.moments(), 4);
    this.rule = rule;
    number(ONE, 1);
    number(DECAY, rule.weightDecay());
    number(MOMENTUM, rule.momentum());
  }

  @Override
  void prepare(double learningRate, long step) {
    number(MINUS_RATE, -learningRate);
  }

  @Override
  void compile(Piece piece) {
    Tensor w = piece.weights();
    Tensor g = piece.decayedGradients(rule.weightDecay(), ONE, DECAY);
    if (rule.momentum() == 0) {
      piece.combine(ONE, w, MINUS_RATE, g, w);
      return;
    }
    Tensor v = piece.moment(0);
    piece.mean(MOMENTUM, v, ONE, g);
    if (rule.nesterov()) {
      Arguments arguments = new Arguments();
      Attributes with =
          piece
              .sketch()
              .attributes(arguments)
              .scale(DNNL_ARG_SRC_1, piece.scale(MOMENTUM))
              .times(piece.number(MINUS_RATE))
              .accumulate(1);
      piece.binary(dnnl_binary_add, g, v, w, arguments, with);
    } else {
      piece.combine(ONE, w, MINUS_RATE, v, w);
    }
  }
}
