package dev.cairn.engine.onednn;

import dev.cairn.graph.Update;

/**
 * Nadam, as {@link Update.Nadam} describes it; the correction of the root goes into the other
 * numbers, as in {@link AdamUpdate}.
 */
final class NadamUpdate extends FlatUpdate {
  private static final int ONE = 0;
  private static final int DECAY = 1;
  private static final int BETA1 = 2;
  private static final int REST1 = 3;
  private static final int EPSILON = 4;
  private static final int MINUS_RATE = 5;
  private static final int OF_GRADIENT = 6;
  private static final int OF_MEAN = 7;

  private final Update.Nadam rule;

  NadamUpdate(Scope scope, Update.Nadam rule, ParameterMemory memory) {
    super(scope, memory, rule.moments(), 8);
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
    number(MINUS_RATE, -learningRate * correction);
    number(OF_GRADIENT, rule.ofGradient(step));
    number(OF_MEAN, rule.ofMean(step));
  }

  @Override
  void compile(Piece piece) {
    Tensor g = piece.decayedGradients(rule.weightDecay(), ONE, DECAY);
    Tensor m = piece.moment(0);
    piece.mean(BETA1, m, REST1, g);
    Tensor v = piece.moment(1);
    piece.squares(g, v, rule.beta2(), 1 - rule.beta2());
    Tensor ahead = piece.scratch();
    piece.combine(OF_GRADIENT, g, OF_MEAN, m, ahead);
    piece.quotient(MINUS_RATE, ahead, piece.root(v, EPSILON));
  }
}
