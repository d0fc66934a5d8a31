package dev.cairn.engine.dl4j.convert;

import dev.cairn.engine.Weights;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Op;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** Layers of Deeplearning4j as nodes: what the layer computes, then its activation. */
final class ImportLayers {
  private final Nodes nodes;
  private final String output;
  private final ImportWeights weights;
  private boolean classifies;

  ImportLayers(ComputationGraph theirs, Nodes nodes, String output) {
    this.nodes = nodes;
    this.output = output;
    this.weights = new ImportWeights(theirs);
  }

  /** Whether the output is a softmax. */
  boolean classifies() {
    return classifies;
  }

  Weights weights(Graph graph) {
    return weights.of(graph);
  }

  void add(String name, Layer theirs, String from) {
    Layer layer = theirs instanceof FrozenLayer frozen ? frozen.getLayer() : theirs;
    String read = behindDropout(name, layer, from);
    if (layer instanceof ConvolutionLayer convolution) {
      Nodes.Padded source = nodes.padded(read);
      ImportWindows windows = new ImportWindows(name, nodes.value(source.from()).shape());
      weighted(name, windows.convolution(convolution, source.zeros()), source.from());
    } else if (layer instanceof ZeroPaddingLayer zeros) {
      format(name, zeros.getDataFormat());
      nodes.pad(name, read, zeros.getPadding());
    } else if (layer instanceof BatchNormalization norm) {
      format(name, norm.getCnn2DFormat());
      weighted(name, new Op.BatchNorm(norm.getEps(), norm.getDecay()), read);
    } else if (layer instanceof DenseLayer dense) {
      plain(name, dense.hasLayerNorm());
      weighted(name, new Op.Dense(units(dense.getNOut()), dense.hasBias()), read);
    } else if (layer instanceof OutputLayer dense) {
      weighted(name, new Op.Dense(units(dense.getNOut()), dense.hasBias()), read);
      Losses.check(name, dense.getLossFn(), dense.getActivationFn());
    } else if (layer instanceof SubsamplingLayer pool) {
      ImportWindows windows = new ImportWindows(name, nodes.value(read).shape());
      nodes.add(name, name, windows.pool(pool), read);
    } else if (layer instanceof GlobalPoolingLayer pool) {
      nodes.add(name, name, new Op.GlobalPool(kind(name, pool)), read);
    } else if (layer instanceof LossLayer loss) {
      nodes.pass(name, read);
      Losses.check(name, loss.getLossFn(), loss.getActivationFn());
    } else if (layer instanceof ActivationLayer || layer instanceof DropoutLayer) {
      nodes.pass(name, read);
    } else {
      throw Refusals.layer(name, layer);
    }
    activation(name, layer);
  }

  private void weighted(String name, Op op, String read) {
    nodes.add(name, name, op, read);
    weights.learn(nodes.value(name).name(), name);
  }

  private static int units(long count) {
    return Math.toIntExact(count);
  }

  private static void format(String name, CNN2DFormat format) {
    if (format == CNN2DFormat.NHWC) {
      throw Refusals.option(name, "format NHWC", "the format NCHW");
    }
  }

  private static void plain(String name, boolean layerNorm) {
    if (layerNorm) {
      throw Refusals.option(name, "hasLayerNorm", "a dense layer without a norm of its own");
    }
  }

  private static Op.Pooling kind(String name, GlobalPoolingLayer pool) {
    if ((pool.getPoolingType() != PoolingType.MAX && pool.getPoolingType() != PoolingType.AVG)
        || !pool.isCollapseDimensions()) {
      throw Refusals.option(
          name,
          pool.getPoolingType() + (pool.isCollapseDimensions() ? "" : " without collapse"),
          "global pooling MAX or AVG that collapses dimensions");
    }
    return pool.getPoolingType() == PoolingType.MAX ? Op.Pooling.MAX : Op.Pooling.AVERAGE;
  }

  /** Dropout of what a layer reads; p is what is kept. */
  private String behindDropout(String name, Layer layer, String from) {
    IDropout dropout = layer.getIDropout();
    if (dropout == null) {
      return from;
    }
    if (!(dropout instanceof Dropout plain) || plain.getPSchedule() != null) {
      throw Refusals.option(name, dropout.getClass().getSimpleName(), "Dropout without a schedule");
    }
    String vertex = layer instanceof DropoutLayer ? name : name + ".dropout";
    nodes.add(vertex, vertex, new Op.Dropout(1 - plain.getP(), Op.Unit.ELEMENT), from);
    return vertex;
  }

  private void activation(String name, Layer layer) {
    IActivation function =
        layer instanceof ActivationLayer own
            ? own.getActivationFn()
            : layer instanceof BaseLayer base && !(layer instanceof DropoutLayer)
                ? base.getActivationFn()
                : null;
    if (function == null || layer instanceof BatchNormalization) {
      return;
    }
    if (function instanceof ActivationSoftmax && name.equals(output)) {
      classifies = true;
      return;
    }
    String node = layer instanceof ActivationLayer ? name : name + ".activation";
    Functions.ours(function, name).ifPresent(op -> nodes.add(name, node, op, name));
  }
}
