package dev.cairn.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LetteringTest {
  /** Letters for private use, which no font shows. */
  private static final String NO_LETTERS = "\udbff\udffd";

  @Test
  void font_isTheUsualOneForLatinWords() {
    assertThat(Lettering.font(Font.BOLD, 13, List.of("shirt")))
        .isEqualTo(new Font(Font.SANS_SERIF, Font.BOLD, 13));
  }

  @Test
  void trouble_isNoneForLatinWords() {
    assertThat(Lettering.trouble(List.of("shirt", "T-shirt/top"))).isEmpty();
  }

  @Test
  void trouble_namesThreeWordsAndCountsTheOthers() {
    List<String> words =
        List.of("a", "b" + NO_LETTERS, "c" + NO_LETTERS, "d" + NO_LETTERS, "e" + NO_LETTERS);

    assertThat(Lettering.trouble(words).orElseThrow())
        .isEqualTo(
            ("no font here shows b%1$s, c%1$s, d%1$s and 1 more in pictures:"
                    + " install fonts-noto-cjk, or fonts of that script")
                .formatted(NO_LETTERS));
  }

  @Test
  void remark_isToldBelowThePicture() {
    Picture picture =
        Picture.draw("alt", 10, 10, g -> {}).with(Lettering.trouble(List.of(NO_LETTERS)));

    assertThat(picture.html()).contains("<img ", "no font here shows");
    assertThat(picture.note("plain")).startsWith("plain\nno font here shows");
  }
}
