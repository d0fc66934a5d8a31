package dev.cairn.keras.file;

import java.util.List;

/**
 * A layer as Keras describes it.
 *
 * @param name unique in its model
 * @param kind name of its class, for example {@code Conv2D}
 * @param options by name
 * @param calls for each time it is used, the values that it reads
 */
public record Layer(String name, String kind, Options options, List<List<Source>> calls) {
  /** Copies the calls. */
  public Layer {
    calls = calls.stream().map(List::copyOf).toList();
  }

  /**
   * A value that a layer reads.
   *
   * @param layer that makes it
   * @param call which of its uses, from 0
   */
  public record Source(String layer, int call) {}

  /** For errors, for example {@code Conv2D layer 'conv2d_1'}. */
  public String where() {
    return options.where();
  }
}
