package dev.cairn.data.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what should be told, while data are read by one thread. */
public final class Notices {
  private final Map<String, Long> counts = new LinkedHashMap<>();

  /** One more of {@code what}. */
  public void add(String what) {
    add(1, what);
  }

  /** {@code count} more of {@code what}; nothing for 0. */
  public void add(long count, String what) {
    if (count > 0) {
      counts.merge(what, count, Long::sum);
    }
  }

  /** What was counted, in the order of its first occurrence. */
  public List<Notice> list() {
    return counts.entrySet().stream().map(e -> new Notice(e.getValue(), e.getKey())).toList();
  }
}
