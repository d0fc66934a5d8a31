package dev.cairn.explain;

import dev.cairn.graph.Facts;
import dev.cairn.graph.NearestName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/** "cannot find symbol": what was looked for, where, and the name that is meant. */
final class UnknownName {
  private static final Pattern SYMBOL =
      Pattern.compile("symbol:\\s+(\\w+) ([\\w$]+)(\\(.*\\))?", Pattern.DOTALL);
  private static final Pattern LOCATION =
      Pattern.compile("location:\\s+(?:.* of type |(?:class|interface|enum|record) )([\\w.$]+)");
  private static final Pattern PACKAGE = Pattern.compile("package (\\S+) does not exist");
  private static final Pattern PRIVATE = Pattern.compile("(\\S+) has private access in (\\S+)");

  private final Scope scope;

  UnknownName(Scope scope) {
    this.scope = scope;
  }

  /** The facts about a name that the compiler does not find; empty if it said something else. */
  Optional<Facts> of(Diag diag, String source, String where) {
    String message = diag.getMessage(null);
    Matcher hidden = PRIVATE.matcher(message);
    if (hidden.find()) {
      return Optional.of(
          member("variable", hidden.group(1), "", Names.simple(hidden.group(2)), diag, source)
              .at(where));
    }
    Matcher missing = PACKAGE.matcher(message);
    if (missing.find()) {
      return Optional.of(folder(missing.group(1)).at(where));
    }
    Matcher symbol = SYMBOL.matcher(message);
    if (!symbol.find()) {
      return Optional.empty();
    }
    String kind = symbol.group(1);
    String name = symbol.group(2);
    String arguments = Optional.ofNullable(symbol.group(3)).map(Names::simple).orElse("");
    Matcher location = LOCATION.matcher(message);
    int dot = (int) diag.getPosition();
    boolean behindDot = dot >= 0 && dot < source.length() && source.charAt(dot) == '.';
    Facts facts =
        behindDot && location.find()
            ? member(kind, name, arguments, Names.simple(location.group(1)), diag, source)
            : around(kind, name, arguments);
    return Optional.of(facts.at(where));
  }

  private Facts folder(String name) {
    int dot = name.lastIndexOf('.');
    String last = name.substring(dot + 1);
    String mend =
        near(last, dot < 0 ? Set.of() : scope.packages(name.substring(0, dot)))
            .orElse("look at its spelling, or add the library to the class path");
    return new Facts("a package on the class path", name, "", mend);
  }

  private Facts member(
      String kind, String name, String arguments, String type, Diag diag, String source) {
    Set<String> known = scope.members(source, (int) diag.getPosition());
    String mend =
        Hints.method(type, name)
            .or(() -> near(name, known))
            .orElse("press Tab behind the dot to see what " + Names.one(type) + " has");
    String expected = kind.equals("method") ? "a method of " : "a field or method of ";
    return new Facts(expected + type, name + arguments, "", mend);
  }

  private Facts around(String kind, String name, String arguments) {
    boolean type = Character.isUpperCase(name.charAt(0));
    String mend =
        Optional.of(name)
            .filter(n -> type)
            .flatMap(Scope::known)
            .map(full -> "import it: import " + full + ";")
            .or(() -> near(name, scope.around(name)))
            .orElse(
                type
                    ? "look at its spelling, or import it"
                    : "run the cell that defines " + name + ", and look whether it failed");
    String expected = kind.equals("method") ? "a method" : type ? "a class" : "a variable";
    return new Facts(expected + " that is defined", name + arguments, "", mend);
  }

  /** Names are compared without their {@code ()}. */
  private static Optional<String> near(String name, Set<String> known) {
    Map<String, String> plain = new LinkedHashMap<>();
    known.forEach(k -> plain.putIfAbsent(k.replace("()", ""), k));
    return NearestName.of(name, plain.keySet())
        .map(near -> "did you mean " + plain.get(near) + "?");
  }
}
