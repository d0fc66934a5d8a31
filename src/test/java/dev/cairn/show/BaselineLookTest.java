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

  @Test
  void of_baselineOfALanguageModel_hasBothParts() throws IOException {
    Shown shown = Rendering.of(TextSamples.languageBaseline("residual <net>")).orElseThrow();

    assertThat(shown.plain())
        .isEqualTo(
            """
            Friedman 1, 200 characters of the test part
            model           validation nats  nats a character  bits per character
            unigram                    1.25               1.5               2.164
            residual <net>             1.25               1.5               2.164
            … and 2 more columns
            n-grams of characters, interpolated Witten-Bell smoothing: 1,234 n-grams, 5,000
                training characters, n = 2 (of 2, 3 by validation). Interrupted: other
                lengths were not tried.\
            """);
    assertThat(shown.html().orElseThrow()).contains("perplexity", "residual &lt;net&gt;");
  }
}
