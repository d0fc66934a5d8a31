package dev.cairn.engine.onednn;

import dev.cairn.graph.Update;
import java.util.Optional;

/**
 * What a step does with the parameters once their gradients are there.
 *
 * @param rule changes them
 * @param average of them, if one is kept
 */
record ParameterUpdate(FlatUpdate rule, Optional<MovingAverage> average) {

  /**
   * Moments of zero.
   *
   * @param scope that frees them
   */
  static ParameterUpdate of(Scope scope, Update update, ParameterMemory memory) {
    Optional<MovingAverage> average =
        update.averaging() > 0
            ? Optional.of(new MovingAverage(scope, update, memory))
            : Optional.empty();
    return new ParameterUpdate(update.rule().accept(new Rules(scope, memory)), average);
  }

  /** Makes the step's numbers ready for the kernels; {@code step} counts from 1. */
  void prepare(double learningRate, long step) {
    rule.prepare(learningRate, step);
    average.ifPresent(a -> a.prepare(step));
  }

  /** The kernels of each rule. */
  private record Rules(Scope scope, ParameterMemory memory) implements Update.Visitor<FlatUpdate> {
    @Override
    public FlatUpdate sgd(Update.Sgd rule) {
      return new SgdUpdate(scope, rule, memory);
    }

    @Override
    public FlatUpdate adam(Update.Adam rule) {
      return new AdamUpdate(scope, rule, memory);
    }

    @Override
    public FlatUpdate nadam(Update.Nadam rule) {
      return new NadamUpdate(scope, rule, memory);
    }

    @Override
    public FlatUpdate rmsProp(Update.RmsProp rule) {
      return new RootUpdate(scope, rule, memory);
    }

    @Override
    public FlatUpdate adagrad(Update.Adagrad rule) {
      return new RootUpdate(scope, rule, memory);
    }

    @Override
    public FlatUpdate lion(Update.Lion rule) {
      return new LionUpdate(scope, rule, memory);
    }
  }
}
