package dev.cairn.engine.onednn;

import dev.cairn.graph.Update;

/** RMSProp and Adagrad: gradients divided by the root of the squares so far. */
final class RootUpdate extends FlatUpdate {
  private static final int ONE = 0;
  private static final int DECAY = 1;
  private static final int EPSILON = 2;
  private static final int MINUS_RATE = 3;

  private final double weightDecay;
  private final double kept;
  private final double taken;

  /** A mean of squares, as {@link Update.RmsProp} describes it. */
  RootUpdate(Scope scope, Update.RmsProp rule, ParameterMemory memory) {
    this(scope, rule, memory, rule.epsilon(), rule.decay(), 1 - rule.decay());
  }

  /** A sum of squares, as {@link Update.Adagrad} describes it. */
  RootUpdate(Scope scope, Update.Adagrad rule, ParameterMemory memory) {
    this(scope, rule, memory, rule.epsilon(), 1, 1);
  }

  private RootUpdate(
      Scope scope,
      Update.Rule rule,
      ParameterMemory memory,
      double epsilon,
      double kept,
      double taken) {
    super(scope, memory, rule.moments(), 4);
    this.weightDecay = rule.weightDecay();
    this.kept = kept;
    this.taken = taken;
    number(ONE, 1);
    number(DECAY, weightDecay);
    number(EPSILON, epsilon);
  }

  @Override
  void prepare(double learningRate, long step) {
    number(MINUS_RATE, -learningRate);
  }

  @Override
  void compile(Piece piece) {
    Tensor g = piece.decayedGradients(weightDecay, ONE, DECAY);
    Tensor v = piece.moment(0);
    piece.squares(g, v, kept, taken);
    piece.quotient(MINUS_RATE, g, piece.root(v, EPSILON));
  }
}
