package dev.cairn.show.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class NumbersTest {

  @Test
  void column_givesAllNumbersTheSameDecimals() {
    DoubleFunction<String> format = Numbers.column(new double[] {1, 2.5, 0.25});

    assertThat(format.apply(1)).isEqualTo("1.00");
    assertThat(format.apply(2.5)).isEqualTo("2.50");
    assertThat(format.apply(Double.NaN)).isEmpty();
  }

  @Test
  void column_ofWholeNumbersHasNoPoint() {
    assertThat(Numbers.column(new double[] {3, 40}).apply(40)).isEqualTo("40");
  }

  @Test
  void column_ofTinyOrHugeNumbersHasExponents() {
    assertThat(Numbers.column(new double[] {3e-7}).apply(3e-7)).isEqualTo("3.000e-07");
    assertThat(Numbers.column(new double[] {3e12}).apply(3e12)).isEqualTo("3.000e+12");
  }

  @Test
  void column_ofLongFractionsHasSixDecimalsAtMost() {
    assertThat(Numbers.column(new double[] {1.0 / 3e3}).apply(1.0 / 3e3)).isEqualTo("0.000333");
  }

  @Test
  void significant_hasThreeDigits() {
    assertThat(Numbers.significant(0.05)).isEqualTo("0.0500");
    assertThat(Numbers.significant(1e-5)).isEqualTo("1.00e-05");
    assertThat(Numbers.significant(Double.NaN)).isEqualTo("NaN");
  }
}
