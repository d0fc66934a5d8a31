package dev.cairn.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.explain.Brackets.Lonely;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BracketsTest {

  @Test
  void lonely_isEmptyWhereAllHavePartners() {
    assertThat(Brackets.lonely("f(a[1], () -> { g(); });")).isEmpty();
    assertThat(Brackets.lonely("")).isEmpty();
  }

  @Test
  void lonely_namesTheInnermostOpenOne() {
    assertThat(Brackets.lonely("f(a, g(b)")).contains(new Lonely('(', 1, Brackets.END));
    assertThat(Brackets.lonely("f(g(b")).contains(new Lonely('(', 3, Brackets.END));
  }

  @Test
  void lonely_namesWhatIsClosedByAnotherKind() {
    assertThat(Brackets.lonely("{ f(a; }")).contains(new Lonely('(', 3, '}'));
  }

  @Test
  void lonely_namesAClosingOneWithoutAnOpening() {
    assertThat(Brackets.lonely("f(a))")).contains(new Lonely(')', 4, Brackets.END));
  }

  @Test
  void lonely_leavesTextsAndCommentsAlone() {
    assertThat(Brackets.lonely("f(\"(\\\"(\", ')'); // (\n/* { */ g(\"\"\"\n (\n\"\"\");"))
        .isEmpty();
  }
}
