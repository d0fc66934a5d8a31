package dev.cairn.baseline;

/**
 * What is known of one row: features by name, all others are 0. The arrays are not to be changed.
 *
 * @param names each once
 * @param values as many
 */
record Features(String[] names, double[] values) {
  int size() {
    return names.length;
  }
}
