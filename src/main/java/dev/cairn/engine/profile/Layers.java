package dev.cairn.engine.profile;

import dev.cairn.graph.Shape;

/**
 * Equal layers of a section and the kernels that compute them in training.
 *
 * @param section first part of their names, for example {@code stage1}
 * @param words how many and what, for example {@code 3 x norm, relu}; what stands behind a comma is
 *     computed by the kernel of what stands in front
 * @param output shape of one example behind them
 * @param forward kernels of the way forward
 * @param ofInput kernels of the gradient of the input; empty where nothing asks for it
 * @param ofWeights kernels of the gradient of the weights; empty where there are none
 */
public record Layers(
    String section, String words, Shape output, String forward, String ofInput, String ofWeights) {

  /** The same of so many layers. */
  Layers times(long count) {
    return count == 1
        ? this
        : new Layers(section, count + " x " + words, output, forward, ofInput, ofWeights);
  }
}
