package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Other people's text within a line of ours. */
@Tag("unit")
class OneLineTest {
  @Test
  void ordinaryTexts_stayAsTheyAre() {
    for (String text : new String[] {"", "a b", "Größe (m²)", "長さ", "👩‍🔬", "C:\\data\\a.csv"}) {
      assertThat(OneLine.of(text)).isSameAs(text);
    }
  }

  @Test
  void endsOfLines_areEscaped() {
    assertThat(OneLine.of("a\nb\r\nc\td\u0085e\u2028f\u2029g"))
        .isEqualTo("a\\nb\\r\\nc\\td\\u0085e\\u2028f\\u2029g");
  }

  @Test
  void whatTerminalsObey_isEscaped() {
    assertThat(OneLine.of("\u001b[2J\u0007\u009b31m\b\0\u007f"))
        .isEqualTo("\\u001b[2J\\u0007\\u009b31m\\u0008\\u0000\\u007f");
  }

  /** A name that reads as another one. */
  @Test
  void turnedWriting_isEscaped() {
    assertThat(OneLine.of("a\u202egnp.exe")).isEqualTo("a\\u202egnp.exe");
    assertThat(OneLine.of("\u2066x\u2069\ud800")).isEqualTo("\\u2066x\\u2069\\ud800");
  }
}
