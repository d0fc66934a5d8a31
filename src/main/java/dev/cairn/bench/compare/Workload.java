package dev.cairn.bench.compare;

import dev.cairn.bench.BenchException;
import dev.cairn.bench.Network;
import dev.cairn.bench.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What all contenders compute in turn.
 *
 * @param model name of the network
 * @param task what is timed
 * @param batch examples a step
 */
public record Workload(String model, Task task, int batch) {
  private static final String ALL = "all";

  /** The comparisons of {@code docs/performance.md}. */
  public static final List<Workload> STANDARD =
      List.of(
          new Workload("resnet20", Task.TRAIN, 64),
          new Workload("resnet20", Task.INFER, 64),
          new Workload("resnet8", Task.INFER, 1),
          new Workload("resnet8", Task.TRAIN, 64),
          new Workload("resnet18", Task.TRAIN, 16),
          new Workload("resnet20-grey", Task.TRAIN, 64),
          new Workload("tcn", Task.TRAIN, 32),
          new Workload("vdcnn9", Task.TRAIN, 64));

  /**
   * Every one of some models with every one of some tasks.
   *
   * @param models names, or {@code all}
   * @param task a name, or {@code all}
   * @param batch examples a step; empty for the models' own numbers
   * @throws BenchException if a name is unknown
   */
  public static List<Workload> of(List<String> models, String task, OptionalInt batch) {
    var known = new ArrayList<>(Network.names());
    known.add(ALL);
    BenchException.checkKnown("model", models, "--model", known);
    List<String> tasks = Stream.of(Task.values()).map(Task::toString).toList();
    var knownTasks = new ArrayList<>(tasks);
    knownTasks.add(ALL);
    BenchException.checkKnown("task", List.of(task), "--task", knownTasks);

    var all = new ArrayList<Workload>();
    for (String model : models.contains(ALL) ? Network.names() : models) {
      for (String one : task.equals(ALL) ? tasks : List.of(task)) {
        int size = batch.orElse(Network.named(model).batch());
        all.add(new Workload(model, Task.named(one), size));
      }
    }
    return all;
  }

  /** The options of a measurement. */
  List<String> words() {
    return List.of("--model", model, "--task", task.toString(), "--batch", Integer.toString(batch));
  }

  /** For people, for example {@code resnet20 train b64}. */
  @Override
  public String toString() {
    return model + " " + task + " b" + batch;
  }
}
