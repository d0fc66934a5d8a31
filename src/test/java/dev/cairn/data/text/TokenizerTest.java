package dev.cairn.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How texts are cut. */
@Tag("unit")
class TokenizerTest {

  @Test
  void characters_areCodePoints() {
    assertThat(Tokenizer.characters().tokens("aé 𝄞中")).containsExactly("a", "é", " ", "𝄞", "中");
    assertThat(Tokenizer.characters().tokens("")).isEmpty();
  }

  @Test
  void bytes_areThoseOfUtf8() {
    assertThat(Tokenizer.bytes().tokens("aé")).containsExactly("61", "c3", "a9");
  }

  @Test
  void words_keepPunctuationAndLeaveSpacesOut() {
    assertThat(Tokenizer.words().tokens("Don't  stop, it's 3.5 °C!\n"))
        .containsExactly("Don't", "stop", ",", "it's", "3.5", "°", "C", "!");
  }

  @Test
  void words_areFoundInScriptsWithoutSpaces() {
    assertThat(Tokenizer.words().tokens("我喜欢音乐。")).containsExactly("我", "喜欢", "音乐", "。");
    assertThat(Tokenizer.words().tokens("東京に行きます")).containsExactly("東京", "に", "行き", "ます");
  }

  @Test
  void subwords_cutRareWordsAndKeepSpaces() {
    assertThat(Tokenizer.subwords().tokens("the residual networks"))
        .containsExactly("the", " residual", " networks");
    assertThat(new Tokenizer.Subwords(BytePairs.R50K).tokens("嗨")).allMatch(p -> p.startsWith("<"));
    assertThat(Tokenizer.subwords().tokens("<|endoftext|>")).hasSizeGreaterThan(1);
  }

  @Test
  void form_normalisesAndFolds() {
    TextForm form = TextForm.DEFAULT;
    assertThat(form.tokens("e\u0301")).containsExactly("é");
    assertThat(form.with(Normalisation.NONE).tokens("e\u0301")).containsExactly("e", "\u0301");
    assertThat(form.with(Normalisation.NFKC).tokens("ﬁ①Ａ")).containsExactly("f", "i", "1", "A");
    assertThat(form.folded().tokens("ÄSTRAẞE"))
        .containsExactly("ä", "s", "t", "r", "a", "s", "s", "e");
    assertThat(form.folded()).hasToString("characters, NFC, capitals as small letters");
    assertThat(form.with(Normalisation.NONE)).hasToString("characters, as written");
  }

  @Test
  void form_foldsTheCapitalsThatNfkcMakes() {
    TextForm form = TextForm.DEFAULT.with(Normalisation.NFKC).folded();
    assertThat(form.applied("Cairn™ Ⅳ ㎏ ℌ Ａ ϔ")).isEqualTo("cairntm iv kg h a ϋ");
    assertThat(TextForm.DEFAULT.folded().applied("Cairn™")).isEqualTo("cairn™");
    for (Normalisation normalisation : Normalisation.values()) {
      TextForm folded = TextForm.DEFAULT.with(normalisation).folded();
      for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
        if (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE) {
          String once = folded.applied(Character.toString(letter));
          assertThat(folded.applied(once)).as("U+%04X, %s", letter, normalisation).isEqualTo(once);
        }
      }
    }
  }
}
