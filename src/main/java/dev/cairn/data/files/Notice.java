package dev.cairn.data.files;

import java.util.Locale;

/**
 * Something that happened to the data on their way in and that people should know.
 *
 * @param count how many, 1 or more
 * @param what for example {@code hidden files ignored}
 */
public record Notice(long count, String what) {

  /** For example {@code hidden files ignored: 3}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s: %,d", what, count);
  }
}
