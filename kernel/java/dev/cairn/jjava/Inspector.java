package dev.cairn.jjava;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** What shift-tab shows of a class or a method: signature, names of parameters, Javadoc. */
final class Inspector {
  private final SourceCodeAnalysis analysis;
  private boolean prepared;

  Inspector(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * Looks at a place of a cell, its end too.
   *
   * @param code the whole cell
   * @param cursor 0 to the length of the cell
   */
  Optional<DisplayData> at(String code, int cursor) {
    if (!prepared) {
      prepared = true;
      SourceJars.addTo(analysis);
    }
    return candidates(code.substring(0, end(code, cursor)))
        .map(text -> analysis.documentation(text, text.length(), true))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(Inspector::shown);
  }

  /** After the name that the cursor is in or behind, and after the parenthesis that follows it. */
  private static int end(String code, int cursor) {
    int end = Math.min(Math.max(cursor, 0), code.length());
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    int next = end;
    while (next < code.length() && Character.isWhitespace(code.charAt(next))) {
      next++;
    }
    return next < code.length() && code.charAt(next) == '(' ? next + 1 : end;
  }

  /** JShell knows a method only by its parenthesis, and is lost behind an import. */
  private Stream<String> candidates(String text) {
    String last = text;
    CompletionInfo info = analysis.analyzeCompletion(last);
    while (info.completeness().isComplete() && !info.remaining().isBlank()) {
      last = info.remaining();
      info = analysis.analyzeCompletion(last);
    }
    return Stream.of(text, last)
        .distinct()
        .flatMap(code -> code.endsWith("(") ? Stream.of(code) : Stream.of(code + "(", code));
  }

  private static DisplayData shown(List<Documentation> found) {
    Set<String> texts =
        found.stream().map(Inspector::text).collect(Collectors.toCollection(LinkedHashSet::new));
    var data = new DisplayData(String.join("\n\n\n", texts));
    data.putHTML(texts.stream().map(Inspector::html).collect(Collectors.joining("<hr>")));
    return data;
  }

  private static String text(Documentation one) {
    String comment = one.javadoc() == null ? "" : Javadoc.text(one.javadoc());
    return comment.isEmpty() ? one.signature() : one.signature() + "\n\n" + comment;
  }

  private static String html(String text) {
    String[] parts = text.split("\n\n", 2);
    String comment =
        parts.length < 2 ? "" : "<pre style=\"white-space:pre-wrap;margin:6px 0\">%s</pre>";
    return "<code><b>"
        + escaped(parts[0])
        + "</b></code>"
        + comment.formatted(escaped(parts[parts.length - 1]));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
