package dev.cairn.stack;

import java.util.function.UnaryOperator;

/** One entry of a trunk's description: ops in a named scope, or a stage of blocks. */
sealed interface Step {
  Features lower(Features x, Lowering lowering, Counter counter);

  /** Blocks that this step adds. */
  int blocks();

  /** Counts stages and blocks while a trunk is lowered. */
  final class Counter {
    private final int total;
    private int stage;
    private int index;

    Counter(int total) {
      this.total = total;
    }
  }

  record Layer(String scope, UnaryOperator<Features> part) implements Step {
    /** Whether it stands between stages: neither stem nor head. */
    boolean isBetween() {
      return scope.startsWith("trunk");
    }

    @Override
    public Features lower(Features x, Lowering lowering, Counter counter) {
      return lowering.within(scope, () -> lowering.checked(part.apply(x), x));
    }

    @Override
    public int blocks() {
      return 0;
    }
  }

  /** Another norm or activation from here on. */
  record Choice(UnaryOperator<Style> change) implements Step {
    @Override
    public Features lower(Features x, Lowering lowering, Counter counter) {
      lowering.choose(change.apply(lowering.style()));
      return x;
    }

    @Override
    public int blocks() {
      return 0;
    }
  }

  record Stage(Repeated repeated, int width, int stride) implements Step {
    @Override
    public Features lower(Features x, Lowering lowering, Counter counter) {
      int stage = ++counter.stage;
      Features y = x;
      for (int block = 1; block <= repeated.times(); block++) {
        Place place =
            new Place(width, block == 1 ? stride : 1, stage, block, ++counter.index, counter.total);
        Features before = y;
        y =
            lowering.within(
                "stage%d.block%d".formatted(stage, block),
                () -> lowering.checked(repeated.block().apply(before, place), before));
      }
      return y;
    }

    @Override
    public int blocks() {
      return repeated.times();
    }
  }
}
