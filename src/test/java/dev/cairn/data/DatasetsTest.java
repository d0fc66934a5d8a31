package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import dev.cairn.graph.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DatasetsTest {

  @Test
  void fashionMnistMini_isWhatItSays() {
    Dataset data = Datasets.fashionMnistMini();

    assertThat(data)
        .hasToString(
            """
            Fashion-MNIST mini: images of 1x28x28, 10 classes
              training    10,800 images, 1,080 of each class
              validation   1,200 images, 120 of each class (10 % of the training images, seed 1)
              test         2,000 images, 200 of each class
              classes     T-shirt/top, Trouser, Pullover, Dress, Coat, Sandal, Shirt, Sneaker, Bag, Ankle boot
              inputs      mean 72.92, deviation 90.21
              source      Zalando Research, https://github.com/zalandoresearch/fashion-mnist
              licence     MIT, Copyright 2017 Zalando SE""");
    assertThat(data.target()).isEqualTo(Shape.vector(10));
    assertThat(data.targetScaling()).isEmpty();
    assertThat(data.provenance().files())
        .extracting(Checksum::file)
        .containsExactly(
            "train-images-idx3-ubyte.gz",
            "train-labels-idx1-ubyte.gz",
            "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz");
  }

  @Test
  void friedman1_isWhatItSays() {
    Dataset data = Datasets.friedman1(2000, 1.0, 1);

    assertThat(data)
        .hasToString(
            """
            Friedman 1: rows of 10, one value to predict
              training     1,440 rows
              validation     160 rows (10 % of the training rows, seed 1)
              test           400 rows
              inputs      mean 0.5034 0.5079 0.5010 0.5015 …, deviation 0.2864 0.2876 0.2995 0.2834 …
              target      mean 14.71, deviation 5.036
              source      made by Datasets.friedman1(2000, 1.0, 1) after Friedman (1991)
              licence     none needed""");
    assertThat(data.input()).isEqualTo(Shape.vector(10));
    assertThat(data.target()).isEqualTo(Shape.vector(1));
    assertThat(data.labels()).isEmpty();
  }

  @Test
  void friedman1_followsTheFormula() {
    TableExamples rows = (TableExamples) Datasets.friedman1(50, 0, 3).train();

    for (int i = 0; i < rows.size(); i++) {
      float[] x = rows.row(i);
      double expected =
          10 * Math.sin(Math.PI * x[0] * x[1])
              + 20 * Math.pow(x[2] - 0.5, 2)
              + 10 * x[3]
              + 5 * x[4];
      assertThat((double) rows.value(i)).isCloseTo(expected, within(1e-4));
    }
    assertThat(rows.columns()).startsWith("x1", "x2").endsWith("x10").hasSize(10);
    assertThat(rows.targetName()).isEqualTo("y");
  }

  @Test
  void friedman1_isMadeBySeed() {
    float first = ((TableExamples) Datasets.friedman1(50, 1, 3).train()).value(0);

    assertThat(((TableExamples) Datasets.friedman1(50, 1, 3).train()).value(0)).isEqualTo(first);
    assertThat(((TableExamples) Datasets.friedman1(50, 1, 4).train()).value(0)).isNotEqualTo(first);
  }

  @Test
  void friedman1_refusesNegativeNoise() {
    assertThatThrownBy(() -> Datasets.friedman1(50, -1, 3))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: 10 rows or more, and noise of 0 or more
            found:    50 rows and noise -1.0
            where:    Datasets.friedman1
            mend:     for example Datasets.friedman1(2000, 1.0, 1)""");
  }
}
