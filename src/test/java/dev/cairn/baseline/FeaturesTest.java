package dev.cairn.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class FeaturesTest {

  @Test
  void nGrams_weighByFrequencyAndHaveLengthOne() {
    NGrams grams = NGrams.of(List.of(List.of("a", "b"), List.of("a", "c", "c")), 2);

    Features features = grams.of(List.of("c", "c", "a", "x"));

    assertThat(grams.size()).isEqualTo(6); // a, b, c, ab, ac, cc
    assertThat(features.names()).containsExactly("a", "c", "c\u0001c");
    double a = 1;
    double cc = 1 + Math.log(1.5);
    double c = cc * (1 + Math.log(2));
    double norm = Math.sqrt(a * a + c * c + cc * cc);
    assertThat(features.values())
        .containsExactly(new double[] {a / norm, c / norm, cc / norm}, within(1e-12));
  }

  @Test
  void nGrams_ofUnknownSymbolsAreNone() {
    assertThat(NGrams.of(List.of(List.of("a")), 4).of(List.of("x", "y")).size()).isZero();
  }

  @Test
  void word_isSeenWithItsNeighbours() {
    assertThat(WordFeatures.of(List.of("In", "McDonald-8", "it"), 1, "O").names())
        .containsExactly(
            "word -2 <begin>",
            "word -1 in",
            "word 0 mcdonald-8",
            "word 1 it",
            "word 2 <end>",
            "shape -1 Aa",
            "shape 0 AaAa-0",
            "shape 1 a",
            "begins m",
            "ends 8",
            "begins mc",
            "ends -8",
            "begins mcd",
            "ends d-8",
            "begins mcdo",
            "ends ld-8",
            "tag O",
            "tag and word O mcdonald-8");
  }

  @Test
  void linear_knowsTheCommonClassWhereNothingElseIsKnown() {
    LinearRows rows = new LinearRows(3);
    for (int i = 0; i < 8; i++) {
      rows.add(feature("left"), 0);
      rows.add(feature(i < 4 ? "right" : "left"), 2);
    }
    Linear model = rows.train(1);

    assertThat(model.logarithms(feature("other")))
        .containsExactly(new float[] {-0.693f, -87.3f, -0.693f}, within(0.1f));
    assertThat(model.logarithms(feature("right"))[2]).isGreaterThan(-0.5f);
    assertThat(rows.size()).isEqualTo(16);
    assertThat(rows.features()).isEqualTo(2);
  }

  private static Features feature(String name) {
    return new Features(new String[] {name}, new double[] {1});
  }
}
