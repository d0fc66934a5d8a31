package dev.cairn.engine.onednn;

import java.nio.FloatBuffer;
import java.util.List;

/** Arrays of a plan as Java's own kernels see them; made anew only when the arena moves. */
final class Views {
  private final List<Tensor> tensors;
  private List<FloatBuffer> buffers = List.of();

  Views(List<Tensor> tensors) {
    this.tensors = tensors;
  }

  /** Looks where the arrays lie now. */
  void bind(long arena) {
    buffers = tensors.stream().map(tensor -> view(tensor, arena)).toList();
  }

  /** An array for Java, given where the arena starts. */
  static FloatBuffer view(Tensor tensor, long arena) {
    return new Address(tensor.region().address(arena), tensor.desc().bytes()).asBuffer();
  }

  /** In the order in which they were given. */
  List<FloatBuffer> buffers() {
    return buffers;
  }
}
