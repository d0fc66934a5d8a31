package dev.cairn.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SpanTest {
  @Test
  void of_readsEntities() {
    assertThat(Span.of(List.of("O", "B-per", "I-per", "O", "B-loc", "B-loc", "I-loc")))
        .containsExactly(new Span("per", 1, 3), new Span("loc", 4, 5), new Span("loc", 5, 7));
  }

  /** As conlleval: what goes on from nothing of its kind begins. */
  @Test
  void of_takesBrokenTagsForABeginning() {
    List<String> tags = List.of("I-per", "I-per", "I-loc", "O", "I-loc", "B-per", "I-loc");
    assertThat(Span.of(tags))
        .containsExactly(
            new Span("per", 0, 2),
            new Span("loc", 2, 3),
            new Span("loc", 4, 5),
            new Span("per", 5, 6),
            new Span("loc", 6, 7));
    assertThat(Span.broken(tags)).isEqualTo(4);
    assertThat(Span.broken(List.of("O", "B-per", "I-per"))).isZero();
  }

  @Test
  void areBio_wantsABeginning() {
    assertThat(Span.areBio(List.of("O", "B-per", "I-per"))).isTrue();
    assertThat(Span.areBio(List.of("O", "NOUN"))).isFalse();
    assertThat(Span.areBio(List.of("O"))).isFalse();
    assertThat(Span.areBio(List.of("O", "B-"))).isFalse();
  }
}
