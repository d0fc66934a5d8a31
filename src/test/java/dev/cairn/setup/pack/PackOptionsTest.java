package dev.cairn.setup.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class PackOptionsTest {
  private static final PackOptions USUAL =
      new PackOptions("earth", List.of("3.11"), Path.of("/usual"), false);

  @Test
  void of_noWordsIsTheUsual() {
    assertThat(read("")).isEqualTo(USUAL);
    assertThat(USUAL.name("1.2")).isEqualTo("cairn-1.2-earth-py3.11");
  }

  @Test
  void of_readsAllOptions() {
    PackOptions options = read("--platform moon --python 3.9 --python 3.13 --out /x --overwrite");

    assertThat(options)
        .isEqualTo(
            new PackOptions("moon", List.of("3.9", "3.13"), Path.of("/x").toAbsolutePath(), true));
    assertThat(options.name("1.2")).isEqualTo("cairn-1.2-moon-py3.9-3.13");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--platform sun | no platform \"sun\"; choose from earth, moon",
        "--platform | --platform needs a value.",
        "--python 3.8 | no version of Python from 3.9 on: \"3.8\"; write for example 3.11",
        "--python 3.11.2 | no version of Python from 3.9 on: \"3.11.2\"; write for example 3.11",
        "--zip | no option \"--zip\" of pack, see './cairn pack --help'."
      },
      quoteCharacter = '^')
  void of_saysWhatIsWrong(String words, String sentence) {
    assertThatThrownBy(() -> read(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  private static PackOptions read(String words) {
    List<String> list = words.isEmpty() ? List.of() : List.of(words.split(" "));
    return PackOptions.of(list, USUAL, List.of("earth", "moon"));
  }
}
