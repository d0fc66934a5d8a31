package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Data sets with several answers for each example. */
@Tag("unit")
class AnswersTest {
  @TempDir private Path folder;

  /** Forty images of one pixel, whose class follows from it: 0, 1, 2, 0, … */
  private static Dataset images() {
    byte[] pixels = new byte[40];
    byte[] labels = new byte[40];
    for (int i = 0; i < 40; i++) {
      labels[i] = (byte) (i % 3);
      pixels[i] = (byte) (10 * (i % 3) + i / 20);
    }
    ImageExamples all = ImageExamples.of(Shape.image(1, 1, 1), pixels, labels, 3);
    return Dataset.classification(
        all.subset(IntStream.range(0, 30).toArray()),
        all.subset(IntStream.range(30, 40).toArray()),
        Labels.of("boot", "coat", "shoe"),
        Provenance.of("wardrobe", "a test", "none", List.of()));
  }

  private static String wornOn(String article) {
    return article.equals("coat") ? "body" : "feet";
  }

  private static float[] target(Examples part, int index) {
    FloatBuffer target = FloatBuffer.allocate(part.target().elements());
    part.write(index, FloatBuffer.allocate(part.input().elements()), target);
    assertThat(target.hasRemaining()).isFalse();
    return target.array();
  }

  @Test
  void withAnswers_putsTheNewClassesBehindTheOldOnes() {
    Dataset data = images().withAnswers("worn on", AnswersTest::wornOn);

    assertThat(data.answers()).hasToString("[class (3 classes), worn on (2 classes)]");
    assertThat(data.labels()).isEmpty();
    assertThat(data.target()).isEqualTo(Shape.vector(5));
    for (Examples part : List.of(data.train(), data.validation(), data.test())) {
      for (int i = 0; i < part.size(); i++) {
        int article = part.label(i).orElseThrow();
        float[] expected = new float[5];
        expected[article] = 1;
        expected[article == 1 ? 4 : 3] = 1;
        assertThat(target(part, i)).containsExactly(expected);
      }
    }
  }

  @Test
  void withAnswers_keepsParts_andLeavesTheOriginalAsItIs() {
    Dataset before = images();
    Dataset data = before.withAnswers("worn on", AnswersTest::wornOn);

    assertThat(data.train().size()).isEqualTo(before.train().size());
    assertThat(data.inputScaling()).isEqualTo(before.inputScaling());
    assertThat(before.target()).isEqualTo(Shape.vector(3));
    assertThat(data.withValidation(0.3, 2).answers()).hasSize(2);
  }

  @Test
  void withAnswers_ofAnEmptyText_areNotKnown() {
    Dataset data =
        images().withAnswers("worn on", article -> article.equals("shoe") ? "" : article);
    Examples shoes = data.only("worn on").train();

    for (int i = 0; i < data.train().size(); i++) {
      boolean shoe = data.train().label(i).orElseThrow() == 2;
      assertThat(shoes.label(i).isEmpty()).isEqualTo(shoe);
      float[] target = target(data.train(), i);
      assertThat(target[3] + target[4]).isEqualTo(shoe ? 0 : 1);
    }
  }

  @Test
  void withNumbers_readsRawInputs_andStandardisesByTheTrainingPart() {
    Dataset data = images().withNumbers("pixel", pixels -> pixels[0]);
    Examples pixels = data.only("pixel").train();
    Scaling scaling = pixels.targetScaling().orElseThrow();

    double sum = 0;
    for (int i = 0; i < pixels.size(); i++) {
      float[] target = target(data.train(), i);
      sum += target[3];
      int raw = ((ImageExamples) data.train()).pixels(i)[0];
      assertThat(scaling.decode(0, target[3])).isCloseTo(raw, within(1e-4));
    }
    assertThat(sum / pixels.size()).isCloseTo(0, within(1e-5));
    assertThat(data.train().targetScaling().orElseThrow().slice(3, 4)).isEqualTo(scaling);
  }

  @Test
  void only_choosesAndOrders() {
    Dataset data = images().withAnswers("worn on", AnswersTest::wornOn);
    Dataset turned = data.only("worn on", "class");

    assertThat(data.only("class", "worn on")).isSameAs(data);
    assertThat(data.only("class").labels()).isEqualTo(images().labels());
    float[] both = target(data.train(), 0);
    assertThat(target(turned.train(), 0))
        .containsExactly(both[3], both[4], both[0], both[1], both[2]);
  }

  @Test
  void predict_readsAClassAndANumber() throws IOException {
    Path file = folder.resolve("houses.csv");
    Files.writeString(file, csv(""));
    Dataset data = Datasets.csv(file).predict("kind", "price").load();

    assertThat(data.answers()).hasToString("[kind (2 classes), price (a number)]");
    assertThat(((TableExamples) data.train()).columns()).containsExactly("rooms");
    assertThat(data.target()).isEqualTo(Shape.vector(3));
    assertThat(data.toString())
        .contains("2 answers each")
        .contains("answer      kind: flat, house")
        .contains("answer      price: a number");
  }

  private static String csv(String price) {
    StringBuilder text = new StringBuilder("rooms,kind,price\n");
    for (int i = 0; i < 30; i++) {
      text.append(i % 7).append(i % 2 == 0 ? ",flat," : ",house,");
      text.append(i == 4 ? price : String.valueOf(100 + i)).append('\n');
    }
    return price.isEmpty() ? text.toString().replace(",flat,\n", ",flat,104\n") : text.toString();
  }

  @Test
  void predict_refusesAMissingAnswer_unlessGapsAreFilledIn() throws IOException {
    Path file = folder.resolve("gap.csv");
    Files.writeString(file, csv("NA"));

    assertThatThrownBy(() -> Datasets.csv(file).predict("kind", "price").load())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a missing value");
    Dataset dropped = Datasets.csv(file).predict("kind", "price").dropRowsWithMissing().load();
    Dataset kept = Datasets.csv(file).predict("kind", "price").fillMissing().load();
    assertThat(rows(dropped)).isEqualTo(29);
    assertThat(rows(kept)).isEqualTo(30);
    assertThat(missing(kept)).isEqualTo(1);
  }

  private static int rows(Dataset data) {
    return data.train().size() + data.validation().size() + data.test().size();
  }

  private static long missing(Dataset data) {
    return Stream.of(data.train(), data.validation(), data.test())
        .flatMapToInt(part -> IntStream.range(0, part.size()).filter(i -> isNaN(part, i)))
        .count();
  }

  private static boolean isNaN(Examples part, int index) {
    float[] target = target(part, index);
    assertThat(target[0] + target[1]).isEqualTo(1);
    return Float.isNaN(target[2]);
  }

  @Test
  void encode_readsTheAnswersThatAreThere() throws IOException {
    Path file = folder.resolve("houses.csv");
    Files.writeString(file, csv(""));
    Dataset data = Datasets.csv(file).predict("kind", "price").load();
    Table later =
        Table.create(DoubleColumn.create("rooms", 3.0), StringColumn.create("kind", "house"));

    float[] target = target(data.encode(later), 0);
    assertThat(target[0]).isEqualTo(0);
    assertThat(target[1]).isEqualTo(1);
    assertThat(target[2]).isNaN();
  }

  @Test
  void answers_needNamesOfTheirOwn() {
    assertThatThrownBy(() -> images().withAnswers("class", AnswersTest::wornOn))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: a name of its own for each answer
            found:    'class' twice
            where:    the answers of a data set
            mend:     name this answer otherwise\
            """);
  }

  @Test
  void only_asksForTheNearestName() {
    assertThatThrownBy(() -> images().only("clas"))
        .hasMessage(
            """
            expected: the name of an answer: class
            found:    'clas'
            where:    the answers of a data set
            mend:     did you mean class?\
            """);
  }

  @Test
  void withNumbers_needsImagesOrRows() {
    Examples own =
        new Examples() {
          @Override
          public int size() {
            return 20;
          }

          @Override
          public Shape input() {
            return Shape.vector(2);
          }

          @Override
          public Shape target() {
            return Shape.vector(1);
          }

          @Override
          public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
            inputs.put(index).put(1);
            targets.put(2);
          }
        };
    Dataset data = Dataset.regression(own, own, Provenance.of("own", "a test", "none", List.of()));
    assertThatThrownBy(() -> data.withNumbers("other", input -> input[0]))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: images, texts or rows of a table, to add an answer to
            found:    examples of 2
            where:    the answer 'other'
            mend:     write both answers in Examples of your own, or begin with a table\
            """);
  }

  @Test
  void withAnswers_needsClasses() {
    Dataset numbers = Datasets.friedman1(50, 0.5, 1);
    assertThatThrownBy(() -> numbers.withAnswers("other", name -> name))
        .hasMessage(
            """
            expected: data with classes, to derive other classes from
            found:    answers [y (a number)]
            where:    withAnswers
            mend:     use withNumbers(…), or predict several columns: csv(path).predict("a", "b")\
            """);
  }

  @Test
  void anAnswer_tellsItsKind() {
    assertThat(new Answer("price", Optional.empty())).hasToString("price (a number)");
  }
}
