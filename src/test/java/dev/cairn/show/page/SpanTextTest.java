package dev.cairn.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SpanTextTest {
  private static final List<String> WORDS = List.of("<b>", "saw", "New", "York", "&", "Rome");
  private static final List<String> PREDICTED = List.of("B-per", "O", "B-loc", "I-loc", "O", "O");
  private static final List<String> ACTUAL = List.of("O", "O", "B-loc", "I-loc", "O", "B-loc");

  @Test
  void plain_marksWhatIsRightWrongAndMissed() {
    assertThat(SpanText.of(WORDS, PREDICTED, ACTUAL).plain())
        .isEqualTo("[<b>]per ✗ saw [New York]loc ✓ & Rome | missed: Rome (loc)");
    assertThat(SpanText.of(WORDS, PREDICTED, List.of()).plain())
        .isEqualTo("[<b>]per saw [New York]loc & Rome");
  }

  @Test
  void html_escapesAllThatIsRead() {
    String html = SpanText.of(WORDS, PREDICTED, ACTUAL).html();
    assertThat(html)
        .contains("&lt;b&gt;", "New York", "&amp;", "<i>missed: Rome (loc)</i>")
        .doesNotContain("<b>");
    String kind = SpanText.of(List.of("x"), List.of("B-<i>"), List.of()).html();
    assertThat(kind).contains("&lt;i&gt;").doesNotContain("<i>");
  }
}
