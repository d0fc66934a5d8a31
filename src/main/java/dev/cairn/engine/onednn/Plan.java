package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_impl_info_str;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Kernels with their memory, ready to run again and again. */
final class Plan implements AutoCloseable {
  private final OneDnn library;
  private final Scope scope;
  private final List<Kernel> kernels;
  private final Map<Tensor, dnnl_memory> memories;
  private final List<Views> views;
  private final long bytes;
  private final Map<Tensor, FloatBuffer> buffers = new HashMap<>();
  private long arena = -1;

  private Plan(
      OneDnn library,
      Scope scope,
      List<Kernel> kernels,
      Map<Tensor, dnnl_memory> memories,
      List<Views> views,
      long bytes) {
    this.library = library;
    this.scope = scope;
    this.kernels = kernels;
    this.memories = memories;
    this.views = views;
    this.bytes = bytes;
  }

  /** Compiles what was collected. The plan frees the builder's scope when it is closed. */
  static Plan of(PlanBuilder builder, long bytes) {
    Scope scope = builder.scope();
    Map<Tensor, dnnl_memory> memories = new LinkedHashMap<>();
    List<Views> views = new ArrayList<>();
    List<Kernel> kernels = new ArrayList<>();
    for (PlanBuilder.Step step : builder.steps()) {
      if (step instanceof PlanBuilder.OwnStep own) {
        Views arrays = new Views(own.arrays());
        views.add(arrays);
        kernels.add(kernel(own, arrays));
      } else if (step instanceof PlanBuilder.PrimitiveStep primitive) {
        primitive
            .arguments()
            .forEach((number, tensor) -> memories.computeIfAbsent(tensor, t -> memory(builder, t)));
        kernels.add(kernel(builder, primitive, memories));
      }
    }
    return new Plan(
        builder.library(), scope, List.copyOf(kernels), memories, List.copyOf(views), bytes);
  }

  private static Kernel kernel(PlanBuilder.OwnStep step, Views arrays) {
    long bytes = step.arrays().stream().mapToLong(tensor -> tensor.desc().bytes()).sum();
    return new Kernel(step.label(), Kernel.JAVA, bytes, () -> step.code().run(arrays.buffers()));
  }

  private static dnnl_memory memory(PlanBuilder builder, Tensor tensor) {
    dnnl_memory memory = new dnnl_memory();
    Address place = new Address(tensor.region().address(0), tensor.region().bytes());
    OneDnn.check(
        dnnl_memory_create(memory, tensor.desc().handle(), builder.library().engine(), place),
        "an array");
    return builder.scope().keep(memory, m -> dnnl_memory_destroy(m));
  }

  private static Kernel kernel(
      PlanBuilder builder, PlanBuilder.PrimitiveStep step, Map<Tensor, dnnl_memory> memories) {
    Scope scope = builder.scope();
    OneDnn library = builder.library();
    dnnl_primitive primitive = new dnnl_primitive();
    OneDnn.check(dnnl_primitive_create(primitive, step.primitive()), step.label().toString());
    scope.keep(primitive, p -> dnnl_primitive_destroy(p));
    int count = step.arguments().size();
    dnnl_exec_arg_t arguments = scope.keep(new dnnl_exec_arg_t(count));
    int[] next = {0};
    long[] bytes = {0};
    step.arguments()
        .forEach(
            (number, tensor) -> {
              arguments.position(next[0]++).arg(number).memory(memories.get(tensor));
              bytes[0] += tensor.desc().bytes();
            });
    arguments.position(0);
    return new Kernel(
        step.label(),
        implementation(step.primitive()),
        bytes[0],
        () -> library.execute(primitive, count, arguments));
  }

  /** The name that oneDNN gives to the code behind a primitive. */
  static String implementation(dnnl_primitive_desc primitive) {
    try (PointerPointer<BytePointer> text = new PointerPointer<>(1)) {
      dnnl_primitive_desc_query(primitive, dnnl_query_impl_info_str, 0, text);
      return new BytePointer(text.get(0)).getString();
    }
  }

  /** Bytes of the arena that it computes in. */
  long bytes() {
    return bytes;
  }

  /** Lets all kernels compute in the arena, wherever it lies now. */
  void bind(Arena place) {
    if (place.address() == arena) {
      return;
    }
    arena = place.address();
    buffers.clear();
    memories.forEach(
        (tensor, memory) -> {
          if (!tensor.region().isFixed()) {
            try (Address address =
                new Address(tensor.region().address(arena), tensor.region().bytes())) {
              dnnl_memory_set_data_handle(memory, address);
            }
          }
        });
    views.forEach(arrays -> arrays.bind(arena));
  }

  /** An array as it lies now, for Java. */
  FloatBuffer buffer(Tensor tensor) {
    return Objects.requireNonNull(buffers.computeIfAbsent(tensor, t -> Views.view(t, arena)));
  }

  /** Runs the kernels from {@code from} to before {@code to}. */
  void run(int from, int to) {
    for (int i = from; i < to; i++) {
      kernels.get(i).run();
    }
    library.await();
  }

  /** Everything that runs, in order. */
  List<Kernel> kernels() {
    return kernels;
  }

  @Override
  public void close() {
    scope.close();
  }
}
