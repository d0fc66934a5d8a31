package dev.cairn.engine.onednn;

import dev.cairn.graph.Update;

/**
 * Adam and AdamW, as {@link Update.Adam} describes them. The corrections of both moments go into
 * two numbers: with {@code c = sqrt(1 - beta2^t)}, {@code m / (sqrt(v) / c + epsilon)} is {@code c
 * * m / (sqrt(v) + c * epsilon)}.
 */
final class AdamUpdate extends FlatUpdate {
  private static final int ONE = 0;
  private static final int DECAY = 1;
  private static final int BETA1 = 2;
  private static final int REST1 = 3;
  private static final int EPSILON = 4;
  private static final int MINUS_RATE = 5;
  private static final int KEPT = 6;

  private final Update.Adam rule;

  AdamUpdate(Scope scope, Update.Adam rule, ParameterMemory memory) {
    super(scope, memory, rule.moments(), 7);
    this.rule = rule;
    number(ONE, 1);
    number(DECAY, rule.weightDecay());
    number(BETA1, rule.beta1());
    number(REST1, 1 - rule.beta1());
  }

  @Override
  void prepare(double learningRate, long step) {
    double correction = Math.sqrt(1 - Math.pow(rule.beta2(), (double) step));
    number(EPSILON, rule.epsilon() * correction);
    number(MINUS_RATE, -learningRate * correction / (1 - Math.pow(rule.beta1(), (double) step)));
    number(KEPT, 1 - learningRate * rule.weightDecay());
  }

  @Override
  void compile(Piece piece) {
    Tensor g;
    if (rule.decoupled()) {
      piece.decayWeights(rule.weightDecay(), KEPT);
      g = piece.gradients();
    } else {
      g = piece.decayedGradients(rule.weightDecay(), ONE, DECAY);
    }
    Tensor m = piece.moment(0);
    piece.mean(BETA1, m, REST1, g);
    Tensor v = piece.moment(1);
    piece.squares(g, v, rule.beta2(), 1 - rule.beta2());
    piece.quotient(MINUS_RATE, m, piece.root(v, EPSILON));
  }
}
