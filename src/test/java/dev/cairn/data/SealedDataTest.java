package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.files.DataException;
import dev.cairn.data.images.Prepare;
import dev.cairn.graph.Shape;
import dev.cairn.seal.Seal;
import dev.cairn.seal.SealException;
import dev.cairn.seal.SealedFile;
import dev.cairn.seal.Segments;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Data sets as sealed files: the same numbers, bit for bit, from any place of the file. */
@Tag("unit")
class SealedDataTest {
  @TempDir private Path folder;
  private Seal seal;
  private int sealed;

  @BeforeEach
  void seal() {
    seal = Seal.newKey(folder.resolve("a.key"));
  }

  private Dataset again(Dataset data) {
    Path path = folder.resolve(sealed++ + ".sealed");
    data.seal(path, seal);
    return Datasets.sealed(path, seal);
  }

  private static void assertSame(Dataset sealed, Dataset data) {
    assertThat(sealed.toString()).isEqualTo(data.toString());
    assertThat(sealed.answers()).isEqualTo(data.answers());
    assertThat(sealed.provenance()).isEqualTo(data.provenance());
    assertThat(sealed.encoder()).isEqualTo(data.encoder());
    assertThat(sealed.inputScaling()).isEqualTo(data.inputScaling());
    assertThat(sealed.targetScaling()).isEqualTo(data.targetScaling());
    assertSame(sealed.train(), data.train());
    assertSame(sealed.validation(), data.validation());
    assertSame(sealed.test(), data.test());
  }

  private static void assertSame(Examples sealed, Examples plain) {
    assertThat(sealed.size()).isEqualTo(plain.size());
    assertThat(sealed.classCounts()).isEqualTo(plain.classCounts());
    for (int i = plain.size() - 1; i >= 0; i--) {
      assertThat(written(sealed, i)).isEqualTo(written(plain, i));
      assertThat(sealed.label(i)).isEqualTo(plain.label(i));
      assertThat(sealed.picture(i)).usingRecursiveComparison().isEqualTo(plain.picture(i));
    }
  }

  private static List<Float> written(Examples examples, int index) {
    FloatBuffer input = FloatBuffer.allocate(examples.input().elements());
    FloatBuffer target = FloatBuffer.allocate(examples.target().elements());
    examples.write(index, input, target);
    assertThat(input.hasRemaining() || target.hasRemaining()).isFalse();
    return IntStream.range(0, input.capacity() + target.capacity())
        .mapToObj(i -> i < input.capacity() ? input.get(i) : target.get(i - input.capacity()))
        .toList();
  }

  private static Dataset images() {
    return images(40);
  }

  private static Dataset images(int count) {
    Shape shape = Shape.image(3, 4, 5);
    byte[] pixels = new byte[count * shape.elements()];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 7 + i / 90);
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 3);
    }
    ImageExamples all = ImageExamples.of(shape, pixels, labels, 3);
    return Dataset.classification(
        all.subset(IntStream.range(0, 30).toArray()),
        all.subset(IntStream.range(30, count).toArray()),
        Labels.of("a", "b", "c"),
        Provenance.of(count + " images", "made here", "none needed", List.of()));
  }

  private static Table houses() {
    return Table.create(
        "houses",
        DoubleColumn.create("area", IntStream.range(0, 60).mapToDouble(i -> 40 + i * i % 37)),
        StringColumn.create(
            "colour", IntStream.range(0, 60).mapToObj(i -> "rgb".charAt(i % 3) + "")),
        DoubleColumn.create("price", IntStream.range(0, 60).mapToDouble(i -> 1e5 + 31 * i)),
        StringColumn.create(
            "kind", IntStream.range(0, 60).mapToObj(i -> i % 2 == 0 ? "flat" : "house")));
  }

  @Test
  void sealed_imagesAreTheSame() {
    assertSame(again(images()), images());
  }

  @Test
  void sealed_anotherCutIsTheSame() {
    Dataset data = images().withValidation(0.3, 5);
    assertSame(again(data), data);
  }

  @Test
  void sealed_rowsAreTheSame() {
    Dataset prices = Datasets.rows(houses(), "price").ignore("kind").load();
    assertSame(again(prices), prices);
    Dataset kinds = Datasets.table(houses(), "kind");
    assertSame(again(kinds), kinds);
  }

  @Test
  void sealed_rowsThatComeLaterAreEncodedTheSame() {
    Dataset data = Datasets.rows(houses(), "price", "kind").load();
    Table later = houses().first(9).removeColumns("price");

    assertSame(again(data).encode(later), data.encode(later));
    assertSame(again(again(data)).encode(houses()), data.encode(houses()));
    assertThatThrownBy(() -> again(data).encode(folder.resolve("a.png")))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: a data set of images
            found:    one with inputs of 4
            where:    houses
            mend:     encode pictures with the data set that the model was trained with\
            """);
  }

  @Test
  void sealed_picturesThatComeLaterAreEncodedTheSame() throws IOException {
    Path file = folder.resolve("red.png");
    BufferedImage picture = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(3, 3, 0xff2010);
    ImageIO.write(picture, "png", file.toFile());
    Dataset data = images().prepared(Prepare.resize(6, 6).then(Prepare.grey()));

    assertSame(again(data).encode(file), data.encode(file));
    assertSame(again(images()).encode(file), images().encode(file));
  }

  /** Examples of one's own are encoded by whoever made them. */
  @Test
  void sealed_numbersThatComeLaterAreRefused() {
    Provenance from = Provenance.of("squares", "made here", "none needed", List.of());
    Dataset data = Dataset.regression(new Squares(0, 50), new Squares(50, 10), from);

    assertThatThrownBy(() -> again(data).encode(houses()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: a data set that was made of a table
            found:    one with inputs of 2x3
            where:    squares
            mend:     encode rows with the data set that the model was trained with\
            """);
  }

  /** Such as of satellites: no file of a picture becomes one. */
  @Test
  void sealed_imagesOfFourChannelsAreTheSame() {
    Shape shape = Shape.image(4, 2, 2);
    byte[] labels = new byte[40];
    labels[0] = 1;
    labels[39] = 1;
    ImageExamples all = ImageExamples.of(shape, new byte[40 * 16], labels, 2);
    Provenance from = Provenance.of("fields", "made here", "none needed", List.of());
    Dataset data = Dataset.classification(all, all, Labels.of("field", "wood"), from);

    assertThat(data.encoder().input()).isInstanceOf(Encoder.Numbers.class);
    assertSame(again(data), data);
  }

  /** Pixels as they are stay as they are in another cut. */
  @Test
  void sealed_imagesWithAScalingOfTheirOwnKeepIt() {
    Dataset data = images().raw();

    assertSame(again(data), data);
    assertThat(again(data).withValidation(0.4, 7).inputScaling()).isEqualTo(Scaling.none(3));
  }

  @Test
  void sealed_rowsTellWhatWasFilledIn() {
    Table table = houses();
    table.doubleColumn("area").setMissing(1).setMissing(50);
    Dataset data = Datasets.rows(table, "price").fillAndMarkMissing().load();

    assertThat(data.notices()).isNotEmpty();
    assertThat(again(data).notices()).isEqualTo(data.notices());
    assertThat(again(again(data)).toString()).isEqualTo(data.toString());
  }

  @Test
  void sealed_severalAnswersAreTheSame() {
    Dataset data = Datasets.rows(houses(), "price", "kind").load();
    Dataset sealed = again(data);

    assertSame(sealed, data);
    assertSame(sealed.only("kind"), data.only("kind"));
    assertSame(sealed.only("kind", "price"), data.only("kind", "price"));
  }

  @Test
  void sealed_answersThatNobodyKnowsStayUnknown() {
    Dataset data =
        images()
            .withAnswers("is a", name -> name.equals("a") ? "yes" : name.equals("b") ? "no" : "")
            .withNumbers("first pixel", pixels -> pixels[0]);
    assertSame(again(data), data);
  }

  /** Examples of one's own, made while they are read. */
  private record Squares(int first, int size) implements Examples {
    @Override
    public Shape input() {
      return Shape.sequence(2, 3);
    }

    @Override
    public Shape target() {
      return Shape.vector(2);
    }

    @Override
    public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
      float x = first + index;
      inputs.put(new float[] {x, x / 3, x * x, -x, 0, 1 / (x + 1)});
      targets.put(new float[] {x / 7, x / 9});
    }

    @Override
    public Optional<Scaling> targetScaling() {
      return Optional.of(Scaling.none(2));
    }
  }

  @Test
  void sealed_examplesOfOnesOwnAreTheSame() {
    Provenance from = Provenance.of("squares", "made here", "none needed", List.of());
    Dataset data = Dataset.regression(new Squares(0, 50), new Squares(50, 10), from);
    assertSame(again(data), data);
  }

  @Test
  void sealed_otherPartsAreStandardisedByTheirOwnNumbers() {
    Dataset sealed = again(images());
    List<Dataset> folds = images().folds(3, 4);
    List<Dataset> sealedFolds = sealed.folds(3, 4);

    // Parts were put in the order training, validation; so folds hold other examples.
    for (int k = 0; k < folds.size(); k++) {
      Examples train = sealedFolds.get(k).train();
      double[] sums = new double[3];
      for (int i = 0; i < train.size(); i++) {
        List<Float> numbers = written(train, i);
        for (int c = 0; c < 3; c++) {
          for (int p = 0; p < 20; p++) {
            sums[c] += numbers.get(c * 20 + p);
          }
        }
      }
      assertThat(sums).containsExactly(new double[] {0, 0, 0}, within(1e-2));
      assertThat(train.size()).isEqualTo(folds.get(k).train().size());
    }
    assertThat(sealedFolds.get(0).inputScaling()).isNotEqualTo(sealed.inputScaling());
  }

  @Test
  void seal_underAnotherKeyGivesTheSame() {
    Dataset sealed = again(images());
    Seal other = Seal.newKey(folder.resolve("b.key"));
    Path path = folder.resolve("other.sealed");
    sealed.seal(path, other);

    assertSame(Datasets.sealed(path, other), images());
  }

  @Test
  void seal_leavesAFileOfThatNameAsItIs() {
    Path path = folder.resolve("images.sealed");
    images().seal(path, seal);

    assertThatThrownBy(() -> images().seal(path, seal))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("found:    a file, which would be lost");
  }

  /** Shares of two classes are no class. */
  private record Shares() implements Examples {
    @Override
    public int size() {
      return 20;
    }

    @Override
    public Shape input() {
      return Shape.vector(1);
    }

    @Override
    public Shape target() {
      return Shape.vector(2);
    }

    @Override
    public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
      inputs.put(index);
      targets.put(0.25f).put(0.75f);
    }
  }

  @Test
  void seal_namesTargetsThatAreNoClass() {
    Provenance from = Provenance.of("shares", "made here", "none needed", List.of());
    Dataset data = Dataset.classification(new Shares(), new Shares(), Labels.of("a", "b"), from);
    Path path = folder.resolve("shares.sealed");

    assertThatThrownBy(() -> data.seal(path, seal))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: one class for each example
            found:    a share of 0.25 for class 0
            where:    example 0, to be sealed
            mend:     seal data with one class each; labelSmoothing(0.1) and Augment.mixUp(…) come while training\
            """);
    assertThat(path).doesNotExist();
  }

  @Test
  void seal_endsWhenItIsInterrupted() {
    Path path = folder.resolve("images.sealed");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> images().seal(path, seal))
        .hasMessage(
            """
            expected: time to seal 40 examples
            found:    an interruption after 0
            where:    40 images
            mend:     run the cell again; nothing was kept\
            """);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder).isDirectoryNotContaining("glob:**images*");
  }

  @Test
  void sealed_namesAFileOfSomethingElse() {
    Path path = folder.resolve("text.sealed");
    SealedFile.write(path, seal, Segments.LARGE, out -> out.write("no data at all".getBytes()));

    assertThatThrownBy(() -> Datasets.sealed(path, seal))
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            expected: a sealed data set, as data.seal(path, seal) writes it
            found:    a sealed file of something else
            where:    %s
            mend:     give the path of the data; models are read by Model.load(path, seal)\
            """
                .formatted(path));
  }

  /** What opens with the key may be made wrongly still. */
  @Test
  void sealed_takesNoSizesThatDoNotBelongTogether() {
    for (int length : new int[] {-1, 0, Integer.MAX_VALUE, 20}) {
      Path path = folder.resolve("wrong" + length + ".sealed");
      byte[] content = Arrays.copyOf("CAIRNDAT".getBytes(), 60);
      ByteBuffer.wrap(content).putInt(8, length);
      SealedFile.write(path, seal, Segments.SMALL, out -> out.write(content));

      assertThatThrownBy(() -> Datasets.sealed(path, seal))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("found:    one that is made wrongly: ");
    }
  }

  @Test
  void doubt_saysThatTheFileWasCutInTheMeantime() throws IOException {
    Path path = folder.resolve("images.sealed");
    images(400).seal(path, seal);
    Dataset data = Datasets.sealed(path, seal);
    assertThat(data.doubt()).isEmpty();
    Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 1000));

    assertThatThrownBy(() -> written(data.test(), 99)).isInstanceOf(SealException.class);
    assertThat(data.doubt())
        .contains("the data were changed or cut after they were sealed: " + path);
    assertThat(data.only("class").doubt()).isPresent();
  }

  /** Opening may go well, where the byte is one of an input; then reading does not. */
  @Test
  void sealed_refusesEveryFlippedByteAndEveryCut() throws IOException {
    Path path = folder.resolve("images.sealed");
    images(100).seal(path, seal);
    byte[] whole = Files.readAllBytes(path);
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(path, flipped);
      assertRefused(path);
    }
    for (int i = 0; i < 50; i++) {
      Files.write(path, Arrays.copyOf(whole, random.nextInt(whole.length)));
      assertRefused(path);
    }
  }

  private void assertRefused(Path path) {
    assertThatThrownBy(
            () -> {
              Dataset data = Datasets.sealed(path, seal);
              for (Examples part : List.of(data.train(), data.validation(), data.test())) {
                for (int i = 0; i < part.size(); i++) {
                  written(part, i);
                }
              }
            })
        .isInstanceOf(SealException.class)
        .hasMessageContaining("found:    a file that this seal does not open");
  }
}
