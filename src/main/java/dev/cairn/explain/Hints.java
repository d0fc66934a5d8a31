package dev.cairn.explain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people mean who look for a method on the wrong one of Cairn's values. */
final class Hints {
  private static final String TRAIN =
      "train first: var run = Trainer.defaults().fit(net, data); then ask the run";
  private static final String ORDER = "put it before the head: classify() or regress() comes last";
  private static final String HEAD = "end it with classify() or regress()";
  private static final Set<String> STACKING =
      Set.of("stem", "stage", "stages", "then", "classify", "regress");
  private static final Set<String> ASKING =
      Set.of(
          "fit",
          "train",
          "predict",
          "predictions",
          "confusion",
          "curves",
          "test",
          "score",
          "history");

  /** Types that one has, types that one needs, and the way from one to the other. */
  private static final Map<String, String> WAYS =
      Map.of(
          "Trunk to Net", HEAD,
          "Net to Trunk", "keep the part before the head in a variable of its own",
          "Run to Model", "ask the run for it: run.model()",
          "Dataset to Examples", "name the part: data.train(), data.validation() or data.test()",
          "String to Path", "make one: Path.of(\"folder/file.csv\")",
          "double to int", "write a whole number, for example 16",
          "String to int", "write the number without quotes");

  private Hints() {}

  /** How to get at a method that a type does not have. */
  static Optional<String> method(String type, String name) {
    boolean net = type.equals("Net");
    if (net && STACKING.contains(name)) {
      return Optional.of(ORDER);
    }
    if (type.equals("Trunk") && ASKING.contains(name)) {
      return Optional.of(HEAD + ", then train it: Trainer.defaults().fit(net, data)");
    }
    if (net && ASKING.contains(name)) {
      return Optional.of(TRAIN);
    }
    if (type.equals("Run") && name.equals("predict")) {
      return Optional.of("ask its model: run.model().predict(examples); or run.predictions()");
    }
    return Optional.empty();
  }

  /** How to make one type of another. */
  static Optional<String> way(String from, String to) {
    return Optional.ofNullable(WAYS.get(from + " to " + to));
  }
}
