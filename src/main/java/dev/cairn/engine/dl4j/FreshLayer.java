package dev.cairn.engine.dl4j;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gives a new layer of ours what the library expects every layer to be given. */
final class FreshLayer {
  private FreshLayer() {}

  /**
   * The layer, ready for use.
   *
   * @param named its parameters by name, as views of {@code flat}
   * @param index of the layer in the network
   * @param flat all its parameters in a row
   */
  static Layer of(
      Layer layer,
      Map<String, INDArray> named,
      Collection<TrainingListener> listeners,
      int index,
      INDArray flat) {
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(flat);
    layer.setParamTable(named);
    return layer;
  }
}
