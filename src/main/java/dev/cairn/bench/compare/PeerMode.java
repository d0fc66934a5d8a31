package dev.cairn.bench.compare;

import dev.cairn.bench.Network;
import dev.cairn.bench.Task;
import java.util.List;
import java.util.function.Predicate;

/**
 * A way in which another framework can be used; {@code bench/peers/README.md} describes them.
 *
 * @param name as {@code --modes} names it
 * @param peer whose Python environment it needs
 * @param framework as {@code bench.py} names it
 * @param mode as {@code bench.py} names it
 * @param frozen whether torch.compile may fold weights into the graph
 * @param startSeconds about how long it takes until the first window
 */
record PeerMode(
    String name, String peer, String framework, String mode, boolean frozen, int startSeconds) {
  /** All of them. */
  static final List<PeerMode> ALL =
      List.of(
          new PeerMode("eager", "torch", "torch", "eager", false, 7),
          new PeerMode("eager-cl", "torch", "torch", "eager-cl", false, 7),
          new PeerMode("compile", "torch", "torch", "compile", false, 32),
          new PeerMode("compile-cl", "torch", "torch", "compile-cl", false, 32),
          new PeerMode("compile-frozen", "torch", "torch", "compile", true, 20),
          new PeerMode("ipex", "ipex", "torch", "ipex", false, 10),
          new PeerMode("keras", "tf", "keras", "auto", false, 9),
          new PeerMode("keras-jit", "tf", "keras", "jit", false, 13),
          new PeerMode("jax", "jax", "jax", "jit", false, 12));

  /** The names of all. */
  static List<String> names() {
    return ALL.stream().map(PeerMode::name).toList();
  }

  /** The peers, each with an environment of its own. */
  static List<String> peers() {
    return ALL.stream().map(PeerMode::peer).distinct().toList();
  }

  /** As tables name it, for example {@code torch eager}. */
  String title() {
    return framework + " " + mode + (frozen ? " frozen" : "");
  }

  /** Frozen weights cannot be trained, and only images can have their channels last. */
  Predicate<Workload> takes() {
    return workload -> {
      Network network = Network.named(workload.model());
      return (!frozen || workload.task() == Task.INFER)
          && (!mode.endsWith("-cl") || !network.readsTexts())
          && network.isOfPeers();
    };
  }
}
