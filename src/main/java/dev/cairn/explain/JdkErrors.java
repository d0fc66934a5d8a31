package dev.cairn.explain;

import dev.cairn.graph.Facts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the JDK throws at beginners, by name and message. */
final class JdkErrors {
  private static final Pattern NULL = Pattern.compile("because \"(.+)\" is null");
  private static final Pattern CAST =
      Pattern.compile("class (\\S+) cannot be cast to class (\\S+)");
  private static final Pattern BOUNDS =
      Pattern.compile(
          "[Ii]ndex:? (-?\\d+)(?: out of bounds for length|, [Ss]ize:|, length) (\\d+)");
  private static final Pattern NUMBER = Pattern.compile("(?:For input string: |)(\"[^\"]*\")");

  private JdkErrors() {}

  /** The facts without a place; empty if the message is not known. */
  static Optional<Facts> of(String type, String message) {
    return switch (type) {
      case "java.lang.NullPointerException" -> nothing(message);
      case "java.lang.ClassCastException" -> cast(message);
      case "java.lang.ArrayIndexOutOfBoundsException",
          "java.lang.StringIndexOutOfBoundsException",
          "java.lang.IndexOutOfBoundsException" ->
          bounds(message);
      case "java.lang.NumberFormatException" -> number(message);
      case "java.lang.ArithmeticException" ->
          message.equals("/ by zero")
              ? Optional.of(
                  new Facts("a number other than 0 to divide by", "0", "", "look at the divisor"))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Facts> nothing(String message) {
    Matcher m = NULL.matcher(message);
    if (!m.find()) {
      return Optional.empty();
    }
    String name = Names.simple(m.group(1));
    boolean variable = m.group(1).startsWith("REPL.");
    return Optional.of(
        new Facts(
            "a value in " + name,
            "null",
            "",
            variable
                ? "look at the line that makes " + name + ": it failed or did not run"
                : "look where it comes from"));
  }

  private static Optional<Facts> cast(String message) {
    Matcher m = CAST.matcher(message);
    return m.find()
        ? Optional.of(
            new Facts(
                Names.one(m.group(2)),
                Names.one(m.group(1)),
                "",
                "take the value as what it is, or make another one of it"))
        : Optional.empty();
  }

  private static Optional<Facts> bounds(String message) {
    Matcher m = BOUNDS.matcher(message);
    if (!m.find()) {
      return Optional.empty();
    }
    int length = Integer.parseInt(m.group(2));
    return Optional.of(
        new Facts(
            length == 0 ? "something to take" : "an index from 0 to " + (length - 1),
            length == 0 ? "none: its length is 0" : m.group(1),
            "",
            length == 0 ? "look why it is empty" : "count from 0: the last one has length - 1"));
  }

  private static Optional<Facts> number(String message) {
    Matcher m = NUMBER.matcher(message);
    return m.find()
        ? Optional.of(new Facts("a number", m.group(1), "", "write digits only, with a point: 3.5"))
        : Optional.empty();
  }
}
