package dev.cairn.explain;

import dev.cairn.graph.Facts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java that cannot be read: brackets, quotes, semicolons. */
final class Syntax {
  private static final Pattern EXPECTED = Pattern.compile("^(.+) expected$");

  private Syntax() {}

  /**
   * The facts about a bracket without a partner.
   *
   * @param line of the cell in which it stands
   */
  static Facts bracket(Brackets.Lonely lonely, int line, String where) {
    char bracket = lonely.bracket();
    return lonely.isOpen()
        ? new Facts(
            "a " + lonely.partner() + " for the " + bracket + " in line " + line,
            lonely.met() == Brackets.END ? "the end of the cell" : "a " + lonely.met(),
            where,
            "write the " + lonely.partner() + " where it belongs")
        : new Facts(
            "a " + lonely.partner() + " for this " + bracket,
            "none",
            where,
            "take the " + bracket + " away, or write the " + lonely.partner());
  }

  /**
   * The facts about what the compiler expected.
   *
   * @param code of the compiler's message
   */
  static Optional<Facts> of(String code, String message, String source, int at, String where) {
    Facts facts =
        switch (code.replaceFirst(".*\\.err\\.", "")) {
          case "unclosed.str.lit" ->
              new Facts(
                  "a \" at the end of the text", "the end of the line", where, "write the \"");
          case "unclosed.char.lit", "empty.char.lit" ->
              new Facts(
                  "one character between '",
                  "more or none",
                  where,
                  "write texts with \", for example \"hello\"");
          case "illegal.start.of.expr" ->
              new Facts("a value", found(source, at), where, "write what is missing before it");
          case "not.stmt" ->
              new Facts(
                  "a statement",
                  found(source, at),
                  where,
                  "assign it, as in var x = …, or call a method");
          case "missing.ret.stmt" ->
              new Facts(
                  "a return at the end of the method",
                  "none",
                  where,
                  "write return and the value, or make the method void");
          case "cant.infer.local.var.type" ->
              new Facts(
                  "a value that tells its type",
                  message.contains("null") ? "null" : "one that does not",
                  where,
                  "write the type instead of var, for example Net net = null");
          case "already.defined" ->
              new Facts("a name that is free", message, where, "choose another name");
          default -> null;
        };
    return Optional.ofNullable(facts).or(() -> expected(message, source, at, where));
  }

  private static Optional<Facts> expected(String message, String source, int at, String where) {
    Matcher m = EXPECTED.matcher(message);
    if (!m.matches()) {
      return Optional.empty();
    }
    String what = m.group(1).replace("'", "");
    String before = source.substring(0, Math.min(at, source.length())).stripTrailing();
    String last = before.replaceFirst("(?s).*?([\\w$\"]+|\\S)$", "$1");
    String mend = what.length() == 1 ? "write " + what + " behind " + last : "write it";
    return Optional.of(new Facts(what, found(source, before.length()), where, mend));
  }

  private static String found(String source, int at) {
    String rest = source.substring(Math.min(Math.max(0, at), source.length()));
    String word = rest.strip().replaceFirst("(?s)^([\\w$.]+|\\S).*", "$1");
    return word.isEmpty()
        ? "the end"
        : rest.indexOf('\n') >= 0 && rest.isBlank() ? "the end" : word;
  }
}
