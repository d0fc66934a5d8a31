package dev.cairn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.Datasets;
import dev.cairn.data.Labels;
import dev.cairn.data.TextSource;
import dev.cairn.data.WordVectors;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.stack.Net;
import dev.cairn.train.Comparison;
import dev.cairn.train.Trainer;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What cells do in which a line failed: its variable is null from then on. */
@Tag("unit")
@SuppressWarnings("NullAway") // that is what is tested
class EmptyVariablesTest {

  private static void assertNamed(ThrowingCallable call, String expected, String where) {
    assertThatThrownBy(call)
        .isInstanceOf(EmptyVariableException.class)
        .hasMessage(
            """
            expected: %s
            found:    null
            where:    %s
            mend:     look at the line that makes it: it failed or did not run"""
                .formatted(expected, where));
  }

  @Test
  void trainer_namesWhatIsMissing() {
    Trainer trainer = Trainer.defaults();

    assertNamed(() -> trainer.optimizer(null), "an optimizer", "Trainer.optimizer");
    assertNamed(() -> trainer.schedule(null), "a schedule", "Trainer.schedule");
    assertNamed(() -> trainer.engine(null), "an engine", "Trainer.engine");
    assertNamed(() -> trainer.device(null), "a device", "Trainer.device");
    assertNamed(() -> trainer.progress(null), "a view", "Trainer.progress");
    assertNamed(() -> trainer.resume(null), "a run", "Trainer.resume");
    assertNamed(() -> trainer.stopEarly(null), "a rule", "Trainer.stopEarly");
    assertNamed(() -> trainer.checkpoints(null), "a file", "Trainer.checkpoints");
  }

  @Test
  void comparison_namesWhatIsMissing() {
    assertNamed(() -> Comparison.of("residual", null), "a run", "Comparison");
    assertNamed(() -> Comparison.of(null, null), "a name", "Comparison");
  }

  @Test
  void datasets_nameWhatIsMissing() {
    assertNamed(() -> Datasets.csv((Path) null), "a file", "Datasets.csv");
    assertNamed(() -> Datasets.corpus((TextSource) null), "a source of texts", "Datasets.corpus");
    assertNamed(
        () -> WordVectors.read(null, Datasets.fashionMnistMini()), "a file", "WordVectors.read");
    assertNamed(() -> WordVectors.read(Path.of("x"), null), "a data set", "WordVectors.read");
    assertNamed(() -> Net.paddedTokens(5, 4).embed((WordVectors) null), "word vectors", "embed");
    assertNamed(() -> Datasets.imageFolder(null), "a folder", "Datasets.imageFolder");
    assertNamed(() -> Datasets.cifar10(null), "a folder", "Datasets.cifar10");
    assertNamed(() -> Datasets.rows((Table) null, "a"), "a table", "Datasets.rows");
  }

  @Test
  void facade_namesWhatIsMissing() {
    assertNamed(() -> Cairn.show((Object[]) null), "a value", "show");
    assertNamed(() -> Cairn.kernels(null), "a net", "kernels");
  }

  @Test
  void labels_nameAClassThatThereIsNot() {
    assertThatThrownBy(() -> Labels.of("cat", "dog").name(2))
        .hasMessage(
            """
            expected: a class from 0 to 1
            found:    2
            where:    the labels
            mend:     count classes from 0""");
  }
}
