package dev.cairn.keras.layers;

import dev.cairn.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the numbers of a vector in Keras stand in a vector of ours: Keras flattens positions first,
 * then channels; we the other way round.
 *
 * @param parts behind each other
 */
public record Order(List<Part> parts) {
  /** Copies the list. */
  public Order {
    parts = List.copyOf(parts);
  }

  /** What was flattened; of a vector {@code size} channels at one position. */
  public record Part(int channels, int positions) {
    private int size() {
      return channels * positions;
    }

    private int at(int index) {
      return index % channels * positions + index / channels;
    }
  }

  /** Of an image, a sequence or a vector behind {@code Flatten}. */
  public static Order of(Shape shape) {
    boolean plain = shape.isVector() || shape.channels() == 1 || shape.positions() == 1;
    return new Order(
        List.of(
            plain ? new Part(shape.elements(), 1) : new Part(shape.channels(), shape.positions())));
  }

  /** Of vectors behind each other. */
  static Order joined(List<Order> orders) {
    List<Part> all = new ArrayList<>();
    orders.forEach(order -> all.addAll(order.parts));
    boolean plain = all.stream().allMatch(part -> part.positions() == 1);
    int size = all.stream().mapToInt(Part::size).sum();
    return plain ? new Order(List.of(new Part(size, 1))) : new Order(all);
  }

  /** For each index in Keras the one of ours. */
  int[] places() {
    int[] places = new int[parts.stream().mapToInt(Part::size).sum()];
    int from = 0;
    for (Part part : parts) {
      for (int i = 0; i < part.size(); i++) {
        places[from + i] = from + part.at(i);
      }
      from += part.size();
    }
    return places;
  }

  /** Numbers as Keras has them in our order. */
  float[] arranged(float[] ofKeras) {
    int[] places = places();
    float[] ours = new float[ofKeras.length];
    for (int i = 0; i < places.length; i++) {
      ours[places[i]] = ofKeras[i];
    }
    return ours;
  }
}
