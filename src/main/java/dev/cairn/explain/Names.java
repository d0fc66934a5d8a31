package dev.cairn.explain;

import java.util.regex.Pattern;

/** Names as people write them in cells. */
final class Names {
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");
  private static final Pattern SHELL = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\.");

  private Names() {}

  /**
   * Types without their packages, variables of cells without the class that JShell wraps around.
   */
  static String simple(String text) {
    return PACKAGE.matcher(SHELL.matcher(text).replaceAll("")).replaceAll("").replace(",", ", ");
  }

  /** For example {@code an int}, {@code a Net}. */
  static String one(String type) {
    String simple = simple(type);
    boolean vowel = "aeiouAEIO".indexOf(simple.charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + simple;
  }
}
