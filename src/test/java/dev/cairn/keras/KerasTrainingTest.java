package dev.cairn.keras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.stack.Net;
import dev.cairn.train.Model;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Run;
import dev.cairn.train.Trainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** An imported model gets a new head, is trained, and is saved, like any other. */
@Tag("engine")
class KerasTrainingTest {
  private static final Trainer TRAINER =
      Trainer.defaults().epochs(3).batch(16).progress(ProgressView.none());

  /** The mean of six numbers is above 0, or not. */
  private static Dataset sums() {
    Random random = new Random(2);
    Table table = Table.create();
    double[][] columns = new double[6][200];
    String[] signs = new String[200];
    for (int row = 0; row < signs.length; row++) {
      double sum = 0;
      for (double[] column : columns) {
        column[row] = random.nextGaussian();
        sum += column[row];
      }
      signs[row] = sum > 0 ? "above" : "below";
    }
    for (int i = 0; i < columns.length; i++) {
      table.addColumns(DoubleColumn.create("x" + i, columns[i]));
    }
    return Datasets.table(table.addColumns(StringColumn.create("sign", signs)), "sign");
  }

  private static boolean same(Model one, Model other, String name) {
    return Arrays.equals(one.weights().copy(name), other.weights().copy(name));
  }

  @Test
  void newHead_isTrainedAlone() {
    Dataset data = sums();
    Model model = Keras.load(KerasFiles.path("mlp_model.h5"));
    Net net = model.trunk(data).classify();

    Run run = TRAINER.startFrom(model).freezeTrunk().fit(net, data);

    assertThat(net.labels()).isEqualTo(data.labels());
    assertThat(List.of("dense.weight", "dense_3.bias", "normalization.scale"))
        .allMatch(name -> same(model, run.model(), name));
    assertThat(run.model().weights().names()).contains("head.dense1.weight");
  }

  @Test
  void allLayers_areTuned() {
    Dataset data = sums();
    Model model = Keras.load(KerasFiles.path("mlp_model.h5"));

    Run run = TRAINER.startFrom(model).fit(model.trunk(data).classify(), data);

    assertThat(same(model, run.model(), "dense.weight")).isFalse();
    assertThat(run.test().scores().metric("accuracy")).isGreaterThan(0.6);
  }

  @Test
  void run_knowsWhereItsWeightsCameFrom() {
    Dataset data = sums();
    Model model = Keras.load(KerasFiles.path("mlp_model.h5"));

    Run run = TRAINER.startFrom(model).fit(model.trunk(data).classify(), data);

    assertThat(run.model().provenance().settings())
        .contains(", from a model of mlp_model.h5 by Keras 3.15.1");
  }

  @Test
  void imported_isSavedAndPredictsTheSameBits(@TempDir Path folder) {
    Model model = Keras.load(KerasFiles.path("image_model.h5"));
    float[] pixels = KerasFiles.array("image", "inputs").values();
    Path file = folder.resolve("image.cairn");

    model.save(file);

    assertThat(Keras.outputs(Model.load(file), pixels)).isEqualTo(Keras.outputs(model, pixels));
  }
}
