package dev.cairn.keras.layers;

/** Makes nodes of one kind of layer. */
@FunctionalInterface
interface LayerImport {
  /** Adds the nodes of a use of the layer, with their weights. */
  Value read(Call call);
}
