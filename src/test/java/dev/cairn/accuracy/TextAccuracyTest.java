package dev.cairn.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Trainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Residual nets read the texts in the folder that {@code CAIRN_DATA} names. */
@Tag("accuracy")
@EnabledIfEnvironmentVariable(
    named = "CAIRN_DATA",
    matches = ".+",
    disabledReason = "CAIRN_DATA names no folder with language-id")
class TextAccuracyTest {

  /**
   * Character n-grams with logistic regression: 0.998. Characters that occur once are unknown, so
   * that the net learns what that may mean.
   */
  @Test
  void characters_tellTheLanguageOfASentence() {
    Figures.Clock clock = Figures.clock();
    Dataset data = Datasets.languages().maxLength(128).minCount(2).load();
    Net net = Net.of(data).embed(32).stages(Blocks.basic().times(1), 64, 128, 256).classify();
    Trainer trainer = Trainer.defaults().epochs(6).progress(ProgressView.none());
    double accuracy = trainer.fit(net, data).test().scores().metric("accuracy");

    clock.record("18 languages, test accuracy", accuracy, 0.985);
    assertThat(accuracy).isGreaterThanOrEqualTo(0.985);
  }
}
