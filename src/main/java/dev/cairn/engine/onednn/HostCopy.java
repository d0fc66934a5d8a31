package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.cairn.engine.onednn.Kernel.Label;

/** Copies arrays between Java, row-major, and whatever layout they have in native memory. */
final class HostCopy {
  private static final Label LABEL = new Label("host", "copy", 0);

  private final OneDnn library;

  HostCopy(OneDnn library) {
    this.library = library;
  }

  /** Reads {@code count} numbers. */
  float[] read(Tensor from, Desc plain, int count) {
    float[] values = new float[count];
    if (from.desc().sameAs(plain)) {
      try (Address place = address(from)) {
        place.get(values);
      }
      return values;
    }
    try (FlatMemory staging = new FlatMemory(count)) {
      Tensor to = new Tensor(plain, staging.region(0, count));
      reorder(from, to);
      try (Address place = address(to)) {
        place.get(values);
      }
    }
    return values;
  }

  /** Writes all of {@code values}. */
  void write(float[] values, Desc plain, Tensor to) {
    if (to.desc().sameAs(plain)) {
      try (Address place = address(to)) {
        place.put(values);
      }
      return;
    }
    try (FlatMemory staging = new FlatMemory(values.length)) {
      Tensor from = new Tensor(plain, staging.region(0, values.length));
      try (Address place = address(from)) {
        place.put(values);
      }
      reorder(from, to);
    }
  }

  private static Address address(Tensor tensor) {
    return new Address(tensor.region().address(0), tensor.region().bytes());
  }

  private void reorder(Tensor from, Tensor to) {
    try (Scope scope = new Scope();
        Arena arena = new Arena()) {
      PlanBuilder builder = new PlanBuilder(library, scope);
      Arguments arguments = new Arguments().with(DNNL_ARG_FROM, from).with(DNNL_ARG_TO, to);
      Attributes attributes = new Attributes(scope, arguments);
      builder.add(
          LABEL,
          new Primitives(library, scope).reorder(from.desc(), to.desc(), attributes),
          arguments);
      long bytes = builder.placeAll();
      Plan plan = Plan.of(builder, bytes);
      arena.grow(bytes);
      plan.bind(arena);
      plan.run(0, 1);
    }
  }
}
