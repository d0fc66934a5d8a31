package dev.cairn.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * What the doctor found. Notebooks show it as a table, a terminal as lines of at most 80 columns: a
 * tick, or what to do.
 *
 * @param findings in the order in which they are told
 */
public record Report(List<Finding> findings) {
  private static final int WIDTH = 80;
  private static final String LINE = "%s %-12s %s";
  private static final String INDENT = " ".repeat(15);

  /** Copies the list. */
  public Report {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is broken. */
  public boolean isHealthy() {
    return findings.stream().noneMatch(finding -> finding.grade() == Finding.Grade.BROKEN);
  }

  /** The outcome in one sentence. */
  public String summary() {
    long broken = count(Finding.Grade.BROKEN);
    long improvable = count(Finding.Grade.IMPROVABLE);
    if (broken > 0) {
      return "What is marked ✗ does not work yet; the line below it says what to do.";
    }
    return improvable > 0
        ? "Everything that Cairn needs is here; lines with ! say what would make it better."
        : "Everything that Cairn needs is here.";
  }

  private long count(Finding.Grade grade) {
    return findings.stream().filter(finding -> finding.grade() == grade).count();
  }

  /** A line a finding, long ones broken. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String topic = LINE.formatted(finding.grade().mark(), finding.topic(), "");
      lines.addAll(wrapped(topic, finding.text()));
      if (!finding.mend().isEmpty()) {
        lines.addAll(wrapped(INDENT + "→ ", finding.mend()));
      }
    }
    lines.add("");
    lines.add(summary());
    return String.join("\n", lines);
  }

  private static List<String> wrapped(String begin, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(begin);
    String space = "";
    for (String word : text.split(" ", -1)) {
      if (line.length() + space.length() + word.length() > WIDTH && !space.isEmpty()) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT);
        space = "";
      }
      line.append(space).append(word);
      space = " ";
    }
    lines.add(line.toString());
    return lines;
  }
}
