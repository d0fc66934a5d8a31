package dev.cairn.stack;

import dev.cairn.graph.Graph;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One entry of a trunk's description: ops in a named scope, a stage of blocks, or given nodes. */
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

    /** Goes on behind stages that are there already. */
    private void skip(int stages, int blocks) {
      stage += stages;
      index += blocks;
    }
  }

  /**
   * Nodes of another graph, with their names.
   *
   * @param graph up to its features
   * @param taken names that new nodes shall not have: those of the whole other graph
   */
  record Given(Graph graph, List<String> taken) implements Step {
    private static final Pattern BLOCK = Pattern.compile("stage(\\d{1,6})\\.block\\d+\\b");

    @Override
    public Features lower(Features x, Lowering lowering, Counter counter) {
      int stages =
          found().map(block -> Integer.parseInt(block.group(1))).max(Integer::compare).orElse(0);
      counter.skip(stages, blocks());
      return lowering.given(graph, taken);
    }

    @Override
    public int blocks() {
      return (int) found().map(MatchResult::group).distinct().count();
    }

    private Stream<MatchResult> found() {
      return graph.nodes().stream().flatMap(node -> BLOCK.matcher(node.name()).results().limit(1));
    }
  }

  record Layer(String scope, UnaryOperator<Features> part) implements Step {
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
