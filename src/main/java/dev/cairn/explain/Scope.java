package dev.cairn.explain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** The names that a place in a cell knows. */
final class Scope {
  /** Packages that cells import most. */
  private static final List<String> OFTEN =
      List.of(
          "java.util",
          "java.nio.file",
          "java.io",
          "java.math",
          "java.time",
          "java.util.concurrent",
          "java.awt.image",
          "dev.cairn.graph",
          "dev.cairn.engine",
          "org.knowm.xchart");

  private final JShell shell;

  Scope(JShell shell) {
    this.shell = shell;
  }

  /** Fields and methods behind a dot, methods with {@code ()}. */
  Set<String> members(String source, int dot) {
    return names(
        shell
            .sourceCodeAnalysis()
            .completionSuggestions(source.substring(0, dot + 1), dot + 1, new int[1]));
  }

  /** Variables, methods, and classes whose names begin like {@code name}. */
  Set<String> around(String name) {
    String first = name.substring(0, 1);
    Set<String> all = names(shell.sourceCodeAnalysis().completionSuggestions(first, 1, new int[1]));
    shell
        .snippets()
        .filter(snippet -> shell.status(snippet).isActive())
        .flatMap(snippet -> declared(snippet).stream())
        .forEach(all::add);
    return all;
  }

  /** Packages behind the last dot of the name of a package that there is not. */
  Set<String> packages(String before) {
    String statement = "import " + before + ".";
    return shell
        .sourceCodeAnalysis()
        .completionSuggestions(statement, statement.length(), new int[1])
        .stream()
        .map(suggestion -> suggestion.continuation().replaceAll("[.;]$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The full name of a class that cells often use and that is not imported. */
  static Optional<String> known(String name) {
    return OFTEN.stream().map(in -> in + "." + name).filter(Scope::exists).findFirst();
  }

  private static boolean exists(String type) {
    try {
      Class.forName(type, false, Scope.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError none) {
      return false;
    }
  }

  private static Optional<String> declared(Snippet snippet) {
    return switch (snippet.kind()) {
      case VAR -> Optional.of(((jdk.jshell.VarSnippet) snippet).name());
      case METHOD -> Optional.of(((jdk.jshell.MethodSnippet) snippet).name() + "()");
      case TYPE_DECL -> Optional.of(((jdk.jshell.TypeDeclSnippet) snippet).name());
      default -> Optional.empty();
    };
  }

  private static Set<String> names(Collection<Suggestion> suggestions) {
    return suggestions.stream()
        .map(Suggestion::continuation)
        .filter(name -> !name.isEmpty() && !name.endsWith("."))
        .map(name -> name.endsWith("(") ? name + ")" : name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
