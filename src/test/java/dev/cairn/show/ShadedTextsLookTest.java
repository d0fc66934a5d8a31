package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.host.Shown;
import dev.cairn.insight.TextAttribution;
import dev.cairn.insight.TextAttribution.Part;
import dev.cairn.insight.TextAttributions;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ShadedTextsLookTest {
  private static final Examples TEXTS =
      Datasets.texts(List.of("one", "two", "three", "four"), List.of("a", "b", "a", "b"))
          .testShare(0.5)
          .validationShare(0.5)
          .load()
          .test();

  private static Shown shown(List<Part> parts, int unread) {
    TextAttribution one = new TextAttribution(3, 0, "<b>good", 0.75, parts, unread);
    return Rendering.of(new TextAttributions("words", "words", TEXTS, List.of(one))).orElseThrow();
  }

  @Test
  void plain_listsTheStrongestOfBothSides() {
    Shown shown =
        shown(
            List.of(
                new Part("", "not", -0.25),
                new Part(" ", "great", 0.5),
                new Part(" ", "a\u0007", 0.125),
                new Part("", " ", 0.0625),
                new Part("", "x", 0)),
            1200);

    assertThat(shown.plain())
        .isEqualTo(
            """
            occlusion of 1 text, words one at a time
            example 3: <b>good, probability 0.750
              for it:      great +0.500, a\\u0007 +0.125, ␠ +0.063
              against it:  not -0.250
              the net read no further, 1,200 words are left""");
  }

  @Test
  void html_shadesBothSidesAndEscapesAll() {
    String html =
        shown(
                List.of(
                    new Part("", "<i>not</i>", -0.25),
                    new Part(" ", "gr\neat", 0.5),
                    new Part(" ", "it\u202e", 0.01)),
                0)
            .html()
            .orElseThrow();

    assertThat(html)
        .contains(
            "<span title=\"-0.250\" style=\"background-color:rgba(213,94,0,0.30);"
                + "text-decoration:underline dotted\">&lt;i&gt;not&lt;/i&gt;</span> "
                + "<span title=\"+0.500\" style=\"background-color:rgba(0,114,178,0.60)\">"
                + "gr\\neat</span> it\\u202e</span>",
            "&lt;b&gt;good",
            "dir=\"auto\"")
        .doesNotContain("<i>", "\u202e", "read no further");
  }

  @Test
  void html_shortensLongTextsAndTellsIt() {
    String html =
        shown(Collections.nCopies(1500, new Part(" ", "na", 0.2)), 7).html().orElseThrow();

    assertThat(html)
        .contains("… and 1,200 more words", "the net read no further, 7 words are left");
    assertThat(html.split(">na<", -1)).hasSize(301);
  }

  @Test
  void html_leavesNoiseAlmostUnshaded() {
    String html =
        shown(List.of(new Part("", "na", 1e-7), new Part(" ", "so", 1e-4)), 0).html().orElseThrow();

    assertThat(html).contains("<span dir=\"auto\"", ">na <span", "0,114,178,0.06)", ">0.001<");
  }
}
