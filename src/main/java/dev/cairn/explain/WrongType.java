package dev.cairn.explain;

import dev.cairn.graph.Facts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of another type than a method or a variable takes. */
final class WrongType {
  private static final Pattern CONVERTED =
      Pattern.compile(
          "(?:incompatible types: |argument mismatch; )(.+) cannot be converted to ([^\n)]+)");
  private static final Pattern LOSSY =
      Pattern.compile("possible lossy conversion from (\\S+) to (\\w+)");
  private static final Pattern ONE =
      Pattern.compile(
          "(?:method|constructor) (\\S+) in .*\n\\s*required: (.*)\n\\s*found: +(.*)\n");
  private static final Pattern SUITABLE =
      Pattern.compile("no suitable (?:method|constructor) found for (\\S+)\\((.*)\\)\n");
  private static final Pattern OFFERED =
      Pattern.compile(
          "(?:method|constructor) (?:[\\w$]+\\.)*([\\w$]+)(?:<.*>)?(\\(.*\\)) is not applicable");

  private WrongType() {}

  /** The facts about what the compiler says of types; empty if it said something else. */
  static Optional<Facts> of(String message, String where) {
    return offered(message)
        .or(() -> single(message))
        .or(() -> lambda(message))
        .or(() -> lossy(message))
        .or(() -> converted(message))
        .map(facts -> facts.at(where));
  }

  private static Optional<Facts> converted(String message) {
    Matcher m = CONVERTED.matcher(message);
    if (!m.find()) {
      return Optional.empty();
    }
    String from = Names.simple(m.group(1));
    String to = Names.simple(m.group(2));
    String mend = Hints.way(from, to).orElse("give " + Names.one(to) + " here");
    return Optional.of(new Facts(Names.one(to), Names.one(from), "", mend));
  }

  private static Optional<Facts> lossy(String message) {
    Matcher m = LOSSY.matcher(message);
    if (!m.find()) {
      return Optional.empty();
    }
    String from = m.group(1);
    String to = m.group(2);
    String mend =
        Hints.way(from, to).orElse("convert it yourself: (" + to + ") in front of the value");
    return Optional.of(new Facts(Names.one(to), Names.one(from), "", mend));
  }

  private static Optional<Facts> single(String message) {
    Matcher m = ONE.matcher(message);
    if (!m.find()) {
      return Optional.empty();
    }
    String name = m.group(1);
    return Optional.of(
        new Facts(
            name + list(m.group(2)),
            name + list(m.group(3)),
            "",
            mend(message).orElse("give the arguments that " + name + " takes")));
  }

  private static Optional<Facts> offered(String message) {
    Matcher m = SUITABLE.matcher(message);
    if (!m.find()) {
      return Optional.empty();
    }
    Set<String> takes = new LinkedHashSet<>();
    Matcher each = OFFERED.matcher(message);
    while (each.find()) {
      takes.add(each.group(1) + Names.simple(each.group(2)));
    }
    List<String> known = new ArrayList<>(takes);
    String name = m.group(1);
    return Optional.of(
        new Facts(
            String.join(" or ", known.subList(0, Math.min(3, known.size()))),
            name + list(m.group(2)),
            "",
            mend(message).orElse("give the arguments that " + name + " takes")));
  }

  /** From the reasons that the compiler gives for each method. */
  private static Optional<String> mend(String message) {
    return lossy(message)
        .or(() -> converted(message))
        .map(Facts::mend)
        .filter(mend -> !mend.startsWith("give "));
  }

  private static Optional<Facts> lambda(String message) {
    if (message.contains("missing return value")) {
      return Optional.of(
          new Facts(
              "a lambda that returns a value",
              "one that returns none",
              "",
              "write return before the last value: (x, p) -> { return x.relu(); }"));
    }
    if (message.contains("incompatible parameter types in lambda")) {
      return Optional.of(
          new Facts(
              "a lambda with the parameters that are asked for",
              "other parameters",
              "",
              "a block takes two: (x, p) -> …; a stem takes one: x -> …"));
    }
    return Optional.empty();
  }

  private static String list(String types) {
    return types.equals("no arguments") ? "()" : "(" + Names.simple(types) + ")";
  }
}
