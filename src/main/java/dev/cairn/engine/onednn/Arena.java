package dev.cairn.engine.onednn;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The memory in which all plans of a session compute, one after the other. It grows to what the
 * largest needs and is never given back before the end, since pages that come fresh from the system
 * cost more than the kernels that fill them.
 */
final class Arena implements AutoCloseable {
  private BytePointer memory = new BytePointer((Pointer) null);
  private long bytes;

  /** Makes room; what was in the memory before is lost if the address changes. */
  void grow(long wanted) {
    if (wanted <= bytes) {
      return;
    }
    memory.deallocate();
    bytes = 0;
    memory = NativeBytes.allocate(wanted + MemoryPlan.ALIGNMENT);
    bytes = wanted;
  }

  /** Where it starts, on a page of its own; changes when it grows. */
  long address() {
    long page = MemoryPlan.ALIGNMENT;
    return (memory.address() + page - 1) / page * page;
  }

  /** How large it is. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    memory.deallocate();
    bytes = 0;
  }
}
