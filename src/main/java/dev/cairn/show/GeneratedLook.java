package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.WrittenText;
import dev.cairn.train.Generated;

/** A text that a net wrote: the prompt in bold letters, line breaks as they are. */
final class GeneratedLook {
  private GeneratedLook() {}

  static Shown of(Generated text) {
    String end = text.isWhole() ? "" : Html.note("… interrupted");
    return Shown.of(
        text + (text.isWhole() ? "" : "\n… interrupted"),
        Html.frame(
            "<div style=\"white-space:pre-wrap\">%s</div>"
                .formatted(WrittenText.html(text.prompt(), text.text())),
            end));
  }
}
