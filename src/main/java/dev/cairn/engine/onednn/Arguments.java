package dev.cairn.engine.onednn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The arrays that a primitive reads and writes, each under its number in oneDNN. */
final class Arguments {
  private final Map<Integer, Tensor> tensors = new LinkedHashMap<>();

  /** One more. */
  Arguments with(int number, Tensor tensor) {
    tensors.put(number, tensor);
    return this;
  }

  /** How many there are. */
  int size() {
    return tensors.size();
  }

  void forEach(BiConsumer<Integer, Tensor> action) {
    tensors.forEach(action);
  }
}
