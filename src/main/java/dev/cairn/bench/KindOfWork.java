package dev.cairn.bench;

import dev.cairn.engine.KernelUse;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import java.util.Optional;
import java.util.Set;

/** Kinds of work that a training step spends its time on. */
enum KindOfWork {
  CONVOLUTION("convolutions, forward"),
  CONVOLUTION_OF_INPUT("convolutions, gradient of input"),
  CONVOLUTION_OF_WEIGHTS("convolutions, gradient of weights"),
  DENSE("dense layers, all three"),
  NORM("norms, with the ReLUs behind"),
  ADDITION("additions and ReLUs"),
  POOLING("pooling"),
  LAYOUT("changes of layout"),
  CHANNELS("channels of zeros"),
  UPDATE("updates");

  /** Work of the node's own op; what is beside it adds gradients, or leads them through ReLUs. */
  private static final Set<String> OWN =
      Set.of(KernelUse.FORWARD, KernelUse.OF_INPUT, KernelUse.OF_WEIGHTS);

  private final String words;

  KindOfWork(String words) {
    this.words = words;
  }

  /** The kind of one kernel; what belongs to no node is an update. */
  static KindOfWork of(Graph graph, KernelUse use) {
    if (use.work().equals(KernelUse.LAYOUT)) {
      return LAYOUT;
    }
    Optional<Node> node =
        graph.nodes().stream().filter(n -> n.name().equals(use.node())).findFirst();
    if (node.isEmpty()) {
      return UPDATE;
    }
    return OWN.contains(use.work()) ? node.get().op().accept(new OfOp(use.work())) : ADDITION;
  }

  /** For people. */
  @Override
  public String toString() {
    return words;
  }

  private record OfOp(String work) implements Op.Visitor<KindOfWork> {
    @Override
    public KindOfWork convolution(Op.Convolution op) {
      return switch (work) {
        case KernelUse.OF_INPUT -> CONVOLUTION_OF_INPUT;
        case KernelUse.OF_WEIGHTS -> CONVOLUTION_OF_WEIGHTS;
        default -> CONVOLUTION;
      };
    }

    @Override
    public KindOfWork dense(Op.Dense op) {
      return DENSE;
    }

    @Override
    public KindOfWork batchNorm(Op.BatchNorm op) {
      return NORM;
    }

    @Override
    public KindOfWork relu(Op.Relu op) {
      return ADDITION;
    }

    @Override
    public KindOfWork add(Op.Add op) {
      return ADDITION;
    }

    @Override
    public KindOfWork pool(Op.Pool op) {
      return POOLING;
    }

    @Override
    public KindOfWork globalPool(Op.GlobalPool op) {
      return POOLING;
    }

    @Override
    public KindOfWork subsample(Op.Subsample op) {
      return POOLING;
    }

    @Override
    public KindOfWork padChannels(Op.PadChannels op) {
      return CHANNELS;
    }

    @Override
    public KindOfWork flatten(Op.Flatten op) {
      return LAYOUT;
    }

    @Override
    public KindOfWork input(Op.Input op) {
      return LAYOUT;
    }

    @Override
    public KindOfWork groupNorm(Op.GroupNorm op) {
      return NORM;
    }

    @Override
    public KindOfWork layerNorm(Op.LayerNorm op) {
      return NORM;
    }

    @Override
    public KindOfWork activation(Op.Activation op) {
      return ADDITION;
    }

    @Override
    public KindOfWork multiply(Op.Multiply op) {
      return ADDITION;
    }

    @Override
    public KindOfWork scale(Op.Scale op) {
      return ADDITION;
    }

    @Override
    public KindOfWork shift(Op.Shift op) {
      return ADDITION;
    }

    @Override
    public KindOfWork dropout(Op.Dropout op) {
      return ADDITION;
    }

    @Override
    public KindOfWork concatenate(Op.Concatenate op) {
      return CHANNELS;
    }

    @Override
    public KindOfWork kMaxPool(Op.KMaxPool op) {
      return POOLING;
    }

    @Override
    public KindOfWork lastPosition(Op.LastPosition op) {
      return POOLING;
    }

    @Override
    public KindOfWork attentionPool(Op.AttentionPool op) {
      return POOLING;
    }

    @Override
    public KindOfWork embedding(Op.Embedding op) {
      return CHANNELS;
    }

    @Override
    public KindOfWork recurrent(Op.Recurrent op) {
      return DENSE;
    }

    @Override
    public KindOfWork attention(Op.Attention op) {
      return DENSE;
    }

    @Override
    public KindOfWork reshape(Op.Reshape op) {
      return LAYOUT;
    }
  }
}
