package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class NearestNameTest {
  private static final List<String> COLUMNS = List.of("species", "island", "bill", "x");

  @Test
  void mend_asksForTheNameWithTheFewestSlips() {
    assertThat(NearestName.mend("specis", COLUMNS)).isEqualTo("did you mean species?");
    assertThat(NearestName.mend("SPECIES", COLUMNS)).isEqualTo("did you mean species?");
    assertThat(NearestName.mend("ilsand", COLUMNS)).isEqualTo("did you mean island?");
    assertThat(NearestName.mend("blil", COLUMNS)).isEqualTo("did you mean bill?");
    assertThat(NearestName.mend("y", COLUMNS)).isEqualTo("did you mean x?");
  }

  @Test
  void mend_namesAllWhereNoneIsNear() {
    assertThat(NearestName.mend("weight", COLUMNS))
        .isEqualTo("use one of: species, island, bill, x");
    assertThat(NearestName.mend("weight", List.of("a", "b", "c", "d", "e", "f", "g", "h", "i")))
        .isEqualTo("use one of: a, b, c, d, e, f, g, h, …");
    assertThat(NearestName.mend("weight", List.of())).isEqualTo("there is none to choose from");
  }

  @Test
  void of_takesTheFirstOfEquallyNearNames() {
    assertThat(NearestName.of("b", List.of("c", "a"))).contains("c");
    assertThat(NearestName.of("b", List.of("quite", "other"))).isEmpty();
  }
}
