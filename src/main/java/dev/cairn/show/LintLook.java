package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.page.Html;
import dev.cairn.stack.lint.Finding;
import dev.cairn.stack.lint.Lint;
import java.util.stream.Collectors;

/** What is likely to go wrong with a net: a box a finding, with the reason and what to do. */
final class LintLook {
  private LintLook() {}

  static Shown of(Lint lint) {
    String html = lint.isClean() ? Html.note(lint.toString()) : html(lint);
    return Shown.of(lint.toString(), Html.frame(html));
  }

  /** Nothing where nothing was found. */
  static String html(Lint lint) {
    return lint.findings().stream().map(LintLook::html).collect(Collectors.joining("\n"));
  }

  private static String html(Finding finding) {
    return ("<div style=\"max-width:720px;margin:6px 0;padding:2px 10px;"
            + "border-left:4px solid rgb(%s)\">%s %s<br>%s<br><b>→ %s</b></div>")
        .formatted(
            Html.ORANGE,
            Html.badge(finding.what(), Html.ORANGE),
            Html.escape(finding.where()),
            Html.escape(sentence(finding.why())),
            Html.escape(finding.mend()));
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}
