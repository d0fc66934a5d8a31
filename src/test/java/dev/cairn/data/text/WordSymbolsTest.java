package dev.cairn.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class WordSymbolsTest {

  @Test
  void of_aWord_hasItselfItsEndsAndItsShape() {
    assertThat(WordSymbols.of("McDonald-8"))
        .containsExactly(
            "=McDonald-8",
            "~mcdonald-8",
            "^m",
            "^mc",
            "^mcd",
            "^mcdo",
            "8$",
            "-8$",
            "d-8$",
            "ld-8$",
            "#XxXx-d");
  }

  @Test
  void of_aShortWord_hasEmptyOnes_andItsShapeLast() {
    assertThat(WordSymbols.of("ß"))
        .containsExactly("=ß", "~ß", "^ß", "", "", "", "ß$", "", "", "", "#x")
        .hasSize(WordSymbols.EACH);
  }

  @Test
  void of_charactersOutsideThePlane_areWhole() {
    assertThat(WordSymbols.of("𝒜b")).contains("^𝒜", "^𝒜b", "b$");
  }
}
