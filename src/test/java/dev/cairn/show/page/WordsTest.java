package dev.cairn.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WordsTest {

  @Test
  void cells_areTwoForChineseAndEmojiAndNoneForAccents() {
    assertThat(Words.cells("shirt")).isEqualTo(5);
    assertThat(Words.cells("衬衫")).isEqualTo(4);
    assertThat(Words.cells("e\u0301")).isEqualTo(1);
    assertThat(Words.cells("한글")).isEqualTo(4);
    assertThat(Words.cells("👕")).isEqualTo(2);
    assertThat(Words.cells("★ ✓ … –")).isEqualTo(7);
  }

  @Test
  void cut_leavesLettersWhole() {
    assertThat(Words.cut("shirts", 6)).isEqualTo("shirts");
    assertThat(Words.cut("shirts", 5)).isEqualTo("shir…");
    assertThat(Words.cut("衬衫裤子", 6)).isEqualTo("衬衫…");
    assertThat(Words.cut("衬衫裤", 6)).isEqualTo("衬衫裤");
    assertThat(Words.cut("cafe\u0301s", 5)).isEqualTo("cafe\u0301s");
    assertThat(Words.cut("cafe\u0301s", 4)).isEqualTo("caf…");
  }

  @Test
  void cut_dropsAccentsThatNoLanguagePilesUp() {
    assertThat(Words.cut("e" + "\u0301".repeat(400), 5)).isEqualTo("e");
  }

  @Test
  void clean_leavesNothingThatSpeaksToATerminalOrTurnsText() {
    assertThat(Words.clean("a\u001b[31m\tb\r\nc")).isEqualTo("a [31m b  c");
    assertThat(Words.clean("a\u202eb\u200bc\ufeff")).isEqualTo("abc");
    assertThat(Words.clean("half \ud83d")).isEqualTo("half \ufffd");
    assertThat(Words.clean("👩‍👧")).isEqualTo("👩‍👧");
  }

  @Test
  void isolated_isForRightToLeftWordsOnly() {
    assertThat(Words.isolated("shirt")).isEqualTo("shirt");
    assertThat(Words.isolated("חולצה")).isEqualTo("\u2068חולצה\u2069");
  }

  @Test
  void within80_breaksAtSpacesAndIndents() {
    String words = "twelve chars ".repeat(8).strip();

    assertThat(Words.within80("short\n" + words))
        .isEqualTo(
            "short\n"
                + "twelve chars ".repeat(6).strip()
                + "\n    "
                + "twelve chars ".repeat(2).strip());
  }

  @Test
  void within80_breaksLongWordsAndEndsSomewhere() {
    String lines = Words.within80("x".repeat(5000));

    assertThat(lines.lines()).hasSize(8).allMatch(line -> line.length() <= 80);
    assertThat(lines).endsWith("x…");
  }
}
