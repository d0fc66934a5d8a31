package dev.cairn.train;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.task.Criteria;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link Trainer} is told, with what it takes where it is told nothing. A trainer copies it,
 * changes the copy, and never touches it again: a new setting is a line here and a method there.
 */
final class Settings implements Cloneable {
  int epochs = 5;
  int batch = 64;
  Optional<Optimizer> optimizer = Optional.empty();
  Schedule schedule = Schedule.cosine().warmUp(0.1);
  double clip = Double.POSITIVE_INFINITY;
  double average;
  int accumulate = 1;
  boolean buckets = true;
  Feed feed = Feed.PLAIN;
  Optional<EarlyStopping> stopEarly = Optional.empty();
  Optional<Path> checkpoints = Optional.empty();
  long seed = 1;
  Optional<Engine> engine = Optional.empty();
  Device device = Device.cpu();
  Optional<ProgressView> progress = Optional.empty();
  Criteria criteria = Criteria.NONE;
  Curves.Scale scale = Curves.Scale.USUAL;
  Optional<Model> start = Optional.empty();
  List<String> frozen = List.of();

  /** Factors of the learning rate by part. */
  Map<String, Double> rates = Map.of();

  /** Steps between two looks at the gradients; 0 if that is not said, empty for none. */
  Optional<Integer> flow = Optional.empty();

  /** What was asked for beside the rule, for people: nothing, or for example {@code , clip 1.0}. */
  String extras() {
    return (clip == Double.POSITIVE_INFINITY ? "" : ", clip " + clip)
        + (average == 0 ? "" : ", average " + average)
        + feed
        + criteria
        + (buckets ? "" : ", without buckets")
        + (accumulate == 1 ? "" : ", " + accumulate + " batches a step")
        + stopEarly.map(early -> ", " + early).orElse("")
        + start.map(Settings::from).orElse("")
        + (rates.isEmpty() ? "" : ", learning rates " + rates())
        + (frozen.isEmpty() ? "" : ", frozen " + frozen.stream().map(Settings::part).toList());
  }

  private List<String> rates() {
    return rates.entrySet().stream()
        .map(rate -> "%s x %s".formatted(part(rate.getKey()), rate.getValue()))
        .sorted()
        .toList();
  }

  private static String part(String name) {
    return name.equals(Parts.TRUNK) ? "trunk" : name;
  }

  /** What the weights had learned before. */
  private static String from(Model model) {
    Provenance before = model.provenance();
    return ", from a model of %s by %s".formatted(before.data().name(), before.engine());
  }

  Settings copy() {
    try {
      return (Settings) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
