package dev.cairn.keras;

import dev.cairn.graph.Shape;

/** Arrays in the order of Keras, {@code [rows, columns, channels]}, and in ours. */
final class ChannelsLast {
  private ChannelsLast() {}

  /** One example of Keras from {@code from} on, channels first. */
  static float[] first(float[] all, int from, Shape shape) {
    int channels = shape.channels();
    int positions = shape.positions();
    float[] ours = new float[shape.elements()];
    for (int p = 0; p < positions; p++) {
      for (int c = 0; c < channels; c++) {
        ours[c * positions + p] = all[from + p * channels + c];
      }
    }
    return ours;
  }

  /** Examples of ours, behind each other, channels last. */
  static float[] last(float[] all, Shape shape) {
    int channels = shape.channels();
    int positions = shape.positions();
    int size = shape.elements();
    float[] theirs = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      int within = i % size;
      theirs[i - within + within % positions * channels + within / positions] = all[i];
    }
    return theirs;
  }
}
