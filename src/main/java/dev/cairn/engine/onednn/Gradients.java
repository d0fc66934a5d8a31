package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;

import dev.cairn.engine.onednn.Kernel.Label;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gradients of nodes on the way back. An addition hands the same array to both of its inputs, so
 * each is counted: an array may be overwritten by its last holder only.
 */
final class Gradients {
  /** An array and how many nodes still have to read it. */
  static final class Held {
    private final Tensor tensor;
    private int holders = 1;

    Held(Tensor tensor) {
      this.tensor = tensor;
    }

    Tensor tensor() {
      return tensor;
    }

    /** True if the array may be overwritten. */
    boolean isMine() {
      return holders == 1;
    }

    /** One more node gets it. */
    void share() {
      holders++;
    }

    /** The caller does not need it any more. */
    void drop() {
      holders--;
    }
  }

  private final Sketch sketch;
  private final Map<String, Held> held = new HashMap<>();

  Gradients(Sketch sketch) {
    this.sketch = sketch;
  }

  /** Adds to the gradient of a node. */
  void give(String node, Held more) {
    Held before = held.get(node);
    held.put(node, before == null ? more : sum(node, before, more));
  }

  private Held sum(String node, Held a, Held b) {
    Tensor target =
        a.isMine()
            ? Forward.overwritten(a.tensor())
            : b.isMine()
                ? Forward.overwritten(b.tensor())
                : sketch.kernels().tensor(a.tensor().desc());
    Arguments arguments =
        new Arguments()
            .with(DNNL_ARG_SRC_0, a.tensor())
            .with(DNNL_ARG_SRC_1, b.tensor())
            .with(DNNL_ARG_DST, target);
    sketch
        .kernels()
        .add(
            new Label(node, "sum of gradients", 0),
            sketch
                .primitives()
                .binary(
                    dnnl_binary_add,
                    a.tensor().desc(),
                    b.tensor().desc(),
                    sketch.attributes(arguments)),
            arguments);
    a.drop();
    b.drop();
    return new Held(target);
  }

  /** The gradient of a node that all of its readers have given to, if anything depends on it. */
  Optional<Held> take(String node) {
    return Optional.ofNullable(held.remove(node));
  }
}
