package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_clone;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_submemory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** The dimensions of an array of floats and how they lie in memory. Lives as long as its scope. */
final class Desc {
  private final dnnl_memory_desc handle;

  private Desc(Scope scope, dnnl_memory_desc handle) {
    this.handle = scope.keep(handle, h -> dnnl_memory_desc_destroy(h));
  }

  /** In the layout of a format tag of oneDNN; {@code dnnl_format_tag_any} leaves it open. */
  static Desc of(Scope scope, int tag, long... dimensions) {
    dnnl_memory_desc handle = new dnnl_memory_desc();
    OneDnn.check(
        dnnl_memory_desc_create_with_tag(handle, dimensions.length, dimensions, dnnl_f32, tag),
        "a layout");
    return new Desc(scope, handle);
  }

  /** With steps of our own, in numbers, from one index of each dimension to the next. */
  static Desc strided(Scope scope, long[] dimensions, long[] strides) {
    dnnl_memory_desc handle = new dnnl_memory_desc();
    OneDnn.check(
        dnnl_memory_desc_create_with_strides(
            handle, dimensions.length, dimensions, dnnl_f32, strides),
        "a layout");
    return new Desc(scope, handle);
  }

  /** What a primitive wants or gives; {@code what} is a query of oneDNN. */
  static Desc of(Scope scope, dnnl_primitive_desc primitive, int what) {
    return of(scope, primitive, what, 0);
  }

  /** As above, of the {@code index}-th array of its kind. */
  static Desc of(Scope scope, dnnl_primitive_desc primitive, int what, int index) {
    dnnl_memory_desc handle = new dnnl_memory_desc();
    OneDnn.check(
        dnnl_memory_desc_clone(handle, dnnl_primitive_desc_query_md(primitive, what, index)),
        "a layout");
    return new Desc(scope, handle);
  }

  /** A part of a larger array that begins at {@code offsets}. */
  static Desc part(Scope scope, Desc whole, long[] dimensions, long... offsets) {
    dnnl_memory_desc handle = new dnnl_memory_desc();
    OneDnn.check(
        dnnl_memory_desc_create_submemory(handle, whole.handle, dimensions, offsets), "a part");
    return new Desc(scope, handle);
  }

  /** For native calls. */
  dnnl_memory_desc handle() {
    return handle;
  }

  /** Bytes, padding within the layout included. */
  long bytes() {
    return dnnl_memory_desc_get_size(handle);
  }

  /** True if both are the same dimensions in the same layout. */
  boolean sameAs(Desc other) {
    return dnnl_memory_desc_equal(handle, other.handle) != 0;
  }
}
