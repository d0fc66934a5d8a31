package dev.cairn.stack.lint;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Update;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is likely to go wrong with a network, found by looking at its graph. Notebooks show it as a
 * table.
 *
 * @param findings what, where, why and what to do, one of each kind
 */
public record Lint(List<Finding> findings) {
  private static final int WIDTH = 80;
  private static final List<Rule> RULES =
      List.of(
          new DeepWithoutNorm(),
          new ShortcutAroundNothing(),
          new NarrowHead(),
          new DropoutBeforeBatchNorm());

  /** Copies the list. */
  public Lint {
    findings = List.copyOf(findings);
  }

  /** Looks at a network. */
  public static Lint of(Graph graph) {
    return of(graph, RULES);
  }

  /**
   * Looks at a network and how it shall be trained.
   *
   * @param update the rule of the optimiser
   * @param rate the largest learning rate of its schedule
   */
  public static Lint of(Graph graph, Update update, double rate) {
    List<Rule> rules = new ArrayList<>(RULES);
    rules.add(new LearningRate(update, rate));
    return of(graph, rules);
  }

  private static Lint of(Graph graph, List<Rule> rules) {
    List<Finding> all = new ArrayList<>();
    for (Rule rule : rules) {
      all.addAll(merged(rule.check(graph)));
    }
    return new Lint(all);
  }

  /** The same finding at many places is one, at the first of them. */
  private static List<Finding> merged(List<Finding> findings) {
    Map<String, List<Finding>> kinds = new LinkedHashMap<>();
    findings.forEach(f -> kinds.computeIfAbsent(f.what(), what -> new ArrayList<>()).add(f));
    return kinds.values().stream().map(Lint::first).toList();
  }

  private static Finding first(List<Finding> same) {
    Finding one = same.get(0);
    int others = same.size() - 1;
    return others == 0 ? one : one.at(one.where() + " and " + others + " more");
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return findings.isEmpty();
  }

  /** Four lines a finding, of at most 80 columns. */
  @Override
  public String toString() {
    if (isClean()) {
      return "Nothing found that is likely to go wrong.";
    }
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.addAll(wrapped("found: ", finding.what()));
      lines.addAll(wrapped("where: ", finding.where()));
      lines.addAll(wrapped("why:   ", finding.why()));
      lines.addAll(wrapped("mend:  ", finding.mend()));
      lines.add("");
    }
    return String.join("\n", lines.subList(0, lines.size() - 1));
  }

  private static List<String> wrapped(String begin, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(begin);
    String between = "";
    for (String word : text.split(" ", -1)) {
      if (line.length() + between.length() + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(begin.length()));
        between = "";
      }
      line.append(between).append(word);
      between = " ";
    }
    lines.add(line.toString());
    return lines;
  }
}
