package dev.cairn.engine.onednn;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** A run of floats of fixed length, on a page of its own and zero at first. */
final class FlatMemory implements AutoCloseable {
  private final BytePointer memory;
  private final long address;
  private final long length;

  /** So many floats. */
  FlatMemory(long length) {
    this.length = length;
    long page = MemoryPlan.ALIGNMENT;
    memory = NativeBytes.allocate(length * Float.BYTES + page);
    Pointer.memset(memory, 0, memory.capacity());
    address = (memory.address() + page - 1) / page * page;
  }

  long length() {
    return length;
  }

  /** A part of it. */
  Region region(long offset, long floats) {
    return Region.at(address + offset * Float.BYTES, floats * Float.BYTES);
  }

  /** A part of it, for Java. */
  Address part(long offset, long floats) {
    return new Address(address + offset * Float.BYTES, floats * Float.BYTES);
  }

  /** Zero again. */
  void clear() {
    Pointer.memset(memory, 0, memory.capacity());
  }

  @Override
  public void close() {
    memory.deallocate();
  }
}
