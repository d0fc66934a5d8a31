package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Shown;
import dev.cairn.show.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every look, also for words that mean harm. */
@Tag("unit")
class GalleryTest {
  private static final Pattern PAPER = Pattern.compile("<style>@media print\\{[^<>]*</style>");

  /** Tags that looks are made of; words from outside are none, whatever they are. */
  private static final Pattern TAG =
      Pattern.compile(
          "<img(?: decoding=\"sync\")? src=\"data:image/png;base64,PICTURE\"(?: (?:alt|width|height|style)=\"[^\"<>]*\")*>"
              + "|</?(?:section|div|table|thead|tbody|tr|th|td|b|i|br|small|pre|span|details|summary)"
              + "(?: (?:style|align|class|dir|title|role|open|aria-[a-z]+)=\"[^\"<>]*\")*>");

  /** Letters whose own colour may be too pale or too dark on one of the two grounds. */
  private static final Pattern COLOURED_LETTERS = Pattern.compile("[\";]\\s*color\\s*:");

  private static final Map<String, Object> ALL = Values.all();

  @Test
  void everyTypeWithALookIsInTheGallery() {
    List<Object> values = new ArrayList<>(ALL.values());
    values.addAll(Hostile.values("word").values());
    values.add(Samples.ended());
    values.add(List.of(Samples.history(1)));

    assertThat(Rendering.types())
        .allSatisfy(type -> assertThat(values).hasAtLeastOneElementOfType(type));
  }

  static Stream<Named<Object>> values() {
    return ALL.entrySet().stream().map(value -> Named.of(value.getKey(), value.getValue()));
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyValueStaysWithinItsBounds(Object value) {
    Shown shown = Rendering.of(value).orElseThrow();

    check(shown);
    assertThat(shown.html().orElseThrow().length()).isLessThan(700_000);
  }

  static Stream<Named<Object>> hostileValues() {
    return Hostile.WORDS.stream()
        .flatMap(word -> Hostile.values(word).entrySet().stream())
        .map(value -> Named.of(value.getKey(), value.getValue()));
  }

  @ParameterizedTest
  @MethodSource("hostileValues")
  void wordsFromOutsideStayWords(Object value) {
    check(Rendering.of(value).orElseThrow());
  }

  private static void check(Shown shown) {
    assertPlain(shown.plain());
    assertHtml(shown.html().orElseThrow().replaceAll("base64,[A-Za-z0-9+/=]+", "base64,PICTURE"));
    assertThat(shown.plain()).doesNotContain("no picture");
  }

  private static void assertPlain(String plain) {
    assertThat(plain.lines()).allMatch(line -> Words.cells(line) <= 80);
    assertThat(plain.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\u202a-\\u202e]");
  }

  private static void assertHtml(String html) {
    String looks = PAPER.matcher(html).replaceAll("");
    assertThat(TAG.matcher(looks).replaceAll("")).doesNotContain("<", ">");
    assertThat(html).doesNotContainPattern(COLOURED_LETTERS);
    assertThat(html.replaceAll("[\\n]", "")).doesNotContainPattern("[\\p{Cc}\\u202a-\\u202e]");
  }
}
