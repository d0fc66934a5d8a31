package dev.cairn.doctor;

import java.util.List;
import java.util.stream.Collectors;

/** Findings as text, a line each. */
final class FindingLines {
  private FindingLines() {}

  static String of(List<Finding> findings) {
    return findings.stream()
        .map(
            f ->
                f.grade().mark()
                    + " "
                    + f.topic()
                    + ": "
                    + f.text()
                    + (f.mend().isEmpty() ? "" : " -> " + f.mend()))
        .collect(Collectors.joining("\n"));
  }
}
