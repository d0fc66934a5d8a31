package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Shown;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BaselineLookTest {

  @Test
  void of_baselineIsARowForEachModel() throws IOException {
    Shown shown = Rendering.of(TextSamples.baseline("residual <net>")).orElseThrow();

    assertThat(shown.plain())
        .isEqualTo(
            """
            Friedman 1, 200 texts of the test part
            model                         accuracy  macro F1
            majority class                    0.25     0.200
            n-grams, logistic regression      0.87     0.871
            residual <net>                    0.86     0.862
            logistic regression on n-grams of 1 to 2 words, TF-IDF: 41,000 features, 900
                training rows, C = 10 (of 1, 10 by validation)\
            """);
    Golden.check("baseline.html", shown.html().orElseThrow());
  }
}
