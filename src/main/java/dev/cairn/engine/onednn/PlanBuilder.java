package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;

import dev.cairn.engine.loops.JavaKernel;
import dev.cairn.engine.onednn.Kernel.Label;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Collects kernels in the order in which they run, and from which to which each array is needed.
 */
final class PlanBuilder {
  /** A kernel before its memory is known. */
  sealed interface Step {}

  /** A primitive of oneDNN. */
  record PrimitiveStep(Label label, dnnl_primitive_desc primitive, Arguments arguments)
      implements Step {}

  /** A kernel in Java. */
  record OwnStep(Label label, JavaKernel code, List<Tensor> arrays) implements Step {}

  private final OneDnn library;
  private final Scope scope;
  private final List<Step> steps = new ArrayList<>();
  private final Set<Region> regions = new LinkedHashSet<>();

  /** Primitives and layouts of the plan live as long as {@code scope}. */
  PlanBuilder(OneDnn library, Scope scope) {
    this.library = library;
    this.scope = scope;
  }

  OneDnn library() {
    return library;
  }

  Scope scope() {
    return scope;
  }

  /** A new array in the arena. */
  Tensor tensor(Desc desc) {
    return new Tensor(desc, Region.planned(desc.bytes()));
  }

  /** Runs {@code primitive} next. Its working memory comes from the arena as well. */
  void add(Label label, dnnl_primitive_desc primitive, Arguments arguments) {
    Desc scratchpad = Desc.of(scope, primitive, dnnl_query_scratchpad_md);
    if (scratchpad.bytes() > 0) {
      arguments.with(DNNL_ARG_SCRATCHPAD, tensor(scratchpad));
    }
    arguments.forEach((number, tensor) -> use(tensor));
    steps.add(new PrimitiveStep(label, primitive, arguments));
  }

  /** Runs {@code code} next, which reads and writes {@code arrays}. */
  void add(Label label, JavaKernel code, Tensor... arrays) {
    for (Tensor tensor : arrays) {
      use(tensor);
    }
    steps.add(new OwnStep(label, code, List.of(arrays)));
  }

  /** How many kernels there are so far. */
  int size() {
    return steps.size();
  }

  /** Keeps the array from the first kernel on: Java fills it before the plan runs. */
  void fromStart(Tensor tensor) {
    keep(tensor, 0);
  }

  /** Keeps the array until the last kernel: Java reads it afterwards. */
  void untilEnd(Tensor tensor) {
    keep(tensor, Integer.MAX_VALUE);
  }

  /** Keeps the array for what Java does between the kernels so far and the next one. */
  void use(Tensor tensor) {
    if (!tensor.region().isFixed()) {
      keep(tensor, steps.size());
    }
  }

  private void keep(Tensor tensor, int kernel) {
    Region region = tensor.region().whole();
    regions.add(region);
    region.use(kernel);
  }

  List<Step> steps() {
    return steps;
  }

  /** Finds a place for every array. */
  long placeAll() {
    return MemoryPlan.place(regions.stream().filter(Region::isUsed).toList());
  }
}
