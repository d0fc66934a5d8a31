package dev.cairn.cli;

/**
 * A line of the doctor.
 *
 * @param what it is about
 * @param text in plain words
 */
record Fact(String what, String text) {
  @Override
  public String toString() {
    return "%-13s %s".formatted(what, text);
  }
}
