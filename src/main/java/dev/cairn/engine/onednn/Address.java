package dev.cairn.engine.onednn;

import org.bytedeco.javacpp.FloatPointer;

/** Memory at a known place, which somebody else owns. */
final class Address extends FloatPointer {
  /**
   * Points to it.
   *
   * @param address of the first number
   * @param bytes how many there are
   */
  Address(long address, long bytes) {
    super((org.bytedeco.javacpp.Pointer) null);
    this.address = address;
    this.limit = bytes / Float.BYTES;
    this.capacity = limit;
  }
}
