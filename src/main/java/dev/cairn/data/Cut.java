package dev.cairn.data;

/**
 * How rows or pictures are divided by seed.
 *
 * @param testShare of all for the test part
 * @param validationShare of the rest for validation
 * @param seed of both cuts
 */
record Cut(double testShare, double validationShare, long seed) {
  static final Cut DEFAULT = new Cut(0.2, Dataset.VALIDATION_SHARE, 1);

  Cut testShare(double share) {
    return new Cut(share, validationShare, seed);
  }

  Cut validationShare(double share) {
    return new Cut(testShare, share, seed);
  }

  Cut seed(long other) {
    return new Cut(testShare, validationShare, other);
  }

  /** The test part is what the split takes. */
  Split test(Examples all) {
    return Split.of(all, testShare, seed, "test");
  }

  /** The validation part is what the split takes. */
  Split validation(Examples pool) {
    return Split.of(pool, validationShare, seed, "validation");
  }
}
