package dev.cairn.engine.onednn;

/**
 * An array of a plan. Two tensors may share a region: in place, or the same bytes seen with other
 * dimensions.
 */
record Tensor(Desc desc, Region region) {

  /** The same bytes with other dimensions. */
  Tensor as(Desc other) {
    return new Tensor(other, region);
  }

  /** The numbers from {@code offset} on, seen with dimensions of their own. */
  Tensor part(long offset, Desc of) {
    return new Tensor(of, region.part(offset * Float.BYTES, of.bytes()));
  }
}
