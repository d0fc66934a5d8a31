package dev.cairn.data.augment;

import dev.cairn.data.Examples;
import dev.cairn.data.Scaling;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Examples as they are in one epoch: changed as they are written. */
final class Augmented implements Examples {
  private final Examples plain;
  private final List<Augment.Placed> steps;

  /** One a step, of this epoch: bits of it are the streams of the examples. */
  private final List<CounterRandom> streams;

  Augmented(Examples plain, List<Augment.Placed> steps, long seed, int epoch) {
    this.plain = plain;
    this.steps = steps;
    this.streams =
        IntStream.range(0, steps.size())
            .mapToObj(k -> CounterRandom.of(seed, "augment/" + k + "/" + epoch))
            .toList();
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
    Sample sample = sample(index, steps.size());
    inputs.put(sample.input());
    targets.put(sample.target());
  }

  /** An example after the first {@code count} steps. */
  private Sample sample(int index, int count) {
    Sample sample = Sample.of(plain, index);
    for (int k = 0; k < count; k++) {
      Draws draws = new Draws(new CounterRandom(streams.get(k).bits(index), index));
      if (draws.chance(steps.get(k).chance())) {
        apply(steps.get(k).step(), k, sample, draws);
      }
    }
    return sample;
  }

  private void apply(Step step, int k, Sample sample, Draws draws) {
    if (step instanceof Step.Mix mix) {
      mix.apply(sample, sample(draws.below(size()), k), draws);
    } else if (step instanceof Step.Change change) {
      change.apply(sample, draws);
    }
  }

  @Override
  public int size() {
    return plain.size();
  }

  @Override
  public Shape input() {
    return plain.input();
  }

  @Override
  public Shape target() {
    return plain.target();
  }

  @Override
  public OptionalInt label(int index) {
    return plain.label(index);
  }

  @Override
  public Optional<Vocabulary> vocabulary() {
    return plain.vocabulary();
  }

  @Override
  public boolean isPadded() {
    return plain.isPadded();
  }

  @Override
  public int symbolsAPosition() {
    return plain.symbolsAPosition();
  }

  @Override
  public Scaling inputScaling() {
    return plain.inputScaling();
  }

  @Override
  public Optional<Scaling> targetScaling() {
    return plain.targetScaling();
  }
}
