package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.Notice;
import dev.cairn.data.images.Pictures;
import dev.cairn.graph.Shape;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
@Timeout(60)
class ImageFolderTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = temporary.resolve("flowers");
  }

  /** {@code count} red roses and as many yellow daisies, in formats by turns. */
  private void flowers(String part, int count) {
    String[] formats = {"png", "jpg", "bmp", "gif"};
    for (int i = 0; i < count; i++) {
      String name = i + "." + formats[i % formats.length];
      Pictures.write(folder.resolve(part + "rose/" + name), Pictures.plain(40 + i, 30, Color.RED));
      Pictures.write(
          folder.resolve(part + "daisy/" + name), Pictures.plain(30, 40 + i, Color.YELLOW));
    }
  }

  private Path write(String name, byte... content) {
    return Pictures.write(folder.resolve(name), content);
  }

  private void fails(ImageFolder images, String message) {
    assertThatThrownBy(images::load).isInstanceOf(DataException.class).hasMessage(message);
  }

  @Test
  void folders_areClasses() {
    flowers("", 10);

    Dataset data = Datasets.imageFolder(folder).size(16, 24).load();

    assertThat(data.labels()).contains(Labels.of("daisy", "rose"));
    assertThat(data.input()).isEqualTo(Shape.image(3, 16, 24));
    assertThat(data.test().classCounts()).containsExactly(2, 2);
    assertThat(data.validation().size()).isEqualTo(2);
    assertThat(data.train().classCounts()).containsExactly(7, 7);
    ImageExamples train = (ImageExamples) data.train();
    for (int i = 0; i < train.size(); i++) {
      int green = train.pixels(i)[16 * 24 + 100] & 0xff;
      assertThat(train.label(i)).hasValue(green > 128 ? 0 : 1);
    }
    assertThat(data.notices()).isEmpty();
  }

  @Test
  void text_tellsSourceAndWhatWasIgnored() {
    flowers("", 10);
    write("rose/Thumbs.db", (byte) 1);
    write("daisy/.DS_Store", (byte) 1);
    write("daisy/notes.txt", (byte) 'a');
    write("daisy/holiday.webp", (byte) 'a');
    write("readme.md", (byte) 'a');
    write("tulip/.gitkeep");

    Dataset data =
        Datasets.imageFolder(folder)
            .name("my flowers")
            .source("our garden")
            .licence("CC0")
            .seed(2)
            .load();

    assertThat(data.toString())
        .isEqualTo(
            """
            my flowers: images of 3x32x32, 2 classes
              training        14 images, 7 of each class
              validation       2 images, 1 of each class (10 % of the training images, seed 2)
              test             4 images, 2 of each class
              classes     daisy, rose
              inputs      mean 254.9 127.5 0.000, deviation 0.3499 127.5 1.000
              source      our garden
              licence     CC0
              notice      hidden files ignored: 3
              notice      empty class folders ignored: 1
              notice      files outside of class folders ignored: 1
              notice      pictures in a format that Java does not read (webp) ignored: 1
              notice      files that are no pictures ignored: 1""");
    assertThat(data.provenance().files()).hasSize(1);
    assertThat(data.provenance().files().get(0).file()).isEqualTo("flowers, 20 files");
  }

  @Test
  void partsOfTheFolder_areKept() {
    flowers("train/", 6);
    flowers("Test/", 2);
    flowers("val/", 3);
    write("notes/a.txt", (byte) 'a');

    Dataset data = Datasets.imageFolder(folder).load();

    assertThat(data.train().classCounts()).containsExactly(6, 6);
    assertThat(data.validation().classCounts()).containsExactly(3, 3);
    assertThat(data.test().classCounts()).containsExactly(2, 2);
    assertThat(data.toString()).contains("3 of each class (as given)");
    assertThat(data.notices()).containsExactly(new Notice(1, "folders beside train ignored"));
  }

  @Test
  void validationFolderWithoutTest_leavesTheTestPartToBeCut() {
    flowers("train/", 10);
    flowers("validation/", 3);

    Dataset data = Datasets.imageFolder(folder).testShare(0.3).load();

    assertThat(data.train().classCounts()).containsExactly(7, 7);
    assertThat(data.validation().classCounts()).containsExactly(3, 3);
    assertThat(data.test().classCounts()).containsExactly(3, 3);
    assertThat(data.withValidation(0.5, 1).validation().size()).isEqualTo(10);
  }

  @Test
  void classNamedTrain_isAClass() {
    Pictures.write(folder.resolve("train/1.png"), Pictures.plain(4, 4, Color.RED));
    Pictures.write(folder.resolve("train/2.png"), Pictures.plain(4, 4, Color.RED));
    Pictures.write(folder.resolve("plane/1.png"), Pictures.plain(4, 4, Color.BLUE));
    Pictures.write(folder.resolve("plane/2.png"), Pictures.plain(4, 4, Color.BLUE));

    assertThat(Datasets.imageFolder(folder).load().labels()).contains(Labels.of("plane", "train"));
  }

  @Test
  void greyPictures_haveOneChannelUnlessColourIsWanted() {
    for (int i = 0; i < 4; i++) {
      Pictures.write(folder.resolve("dark/" + i + ".png"), Pictures.grey(8, 50));
      Pictures.write(folder.resolve("light/" + i + ".jpg"), Pictures.plain(8, 8, Color.WHITE));
    }

    Dataset grey = Datasets.imageFolder(folder).size(4, 4).load();
    Dataset colour = Datasets.imageFolder(folder).size(4, 4).colour().load();

    assertThat(grey.input()).isEqualTo(Shape.image(1, 4, 4));
    assertThat(colour.input()).isEqualTo(Shape.image(3, 4, 4));
    byte[] dark = new byte[48];
    Arrays.fill(dark, (byte) 50);
    assertThat(((ImageExamples) colour.test()).pixels(0)).isEqualTo(dark);
  }

  @Test
  void grey_isTheLuminance() {
    flowers("", 4);

    Dataset data = Datasets.imageFolder(folder).size(2, 2).grey().load();

    assertThat(data.input()).isEqualTo(Shape.image(1, 2, 2));
    ImageExamples train = (ImageExamples) data.train();
    int i = train.label(0).orElseThrow() == 1 ? 0 : train.size() - 1;
    assertThat(train.pixels(i)[0] & 0xff).isBetween(75, 77);
  }

  @Test
  void sameSeed_makesTheSameParts() {
    flowers("", 20);

    Dataset first = Datasets.imageFolder(folder).seed(3).load();

    assertThat(pixels(Datasets.imageFolder(folder).seed(3).load())).isEqualTo(pixels(first));
  }

  private static byte[][] pixels(Dataset data) {
    ImageExamples test = (ImageExamples) data.test();
    byte[][] pixels = new byte[test.size()][];
    Arrays.setAll(pixels, test::pixels);
    return pixels;
  }

  @Test
  void links_areFollowedButNotInACircle() throws IOException {
    flowers("", 6);
    Files.createSymbolicLink(folder.resolve("rose/again"), folder.resolve("rose"));
    Files.createSymbolicLink(folder.resolve("daisy/gone.png"), folder.resolve("nowhere"));
    Path elsewhere = temporary.resolve("elsewhere");
    Pictures.write(elsewhere.resolve("1.png"), Pictures.plain(4, 4, Color.RED));
    Files.createSymbolicLink(folder.resolve("rose/more"), elsewhere);

    Dataset data = Datasets.imageFolder(folder).load();

    assertThat(data.notices())
        .containsExactlyInAnyOrder(
            new Notice(1, "links in a circle ignored"),
            new Notice(1, "links that lead nowhere ignored"));
    assertThat(data.train().size() + data.validation().size() + data.test().size()).isEqualTo(13);
  }

  @Test
  void brokenPicture_isNamedOrSkipped() {
    flowers("", 6);
    byte[] whole = Pictures.encoded(Pictures.plain(40, 40, Color.RED), "png");
    Path cut = write("rose/cut.png", Arrays.copyOf(whole, 60));

    assertThatThrownBy(() -> Datasets.imageFolder(folder).load())
        .hasMessageStartingWith("expected: a whole picture\nfound:    one that cannot be decoded: ")
        .hasMessageEndingWith(
            """
            where:    %s
            mend:     replace the file or save it again as PNG; or leave such files out with skipBroken()"""
                .formatted(cut));
    assertThat(Datasets.imageFolder(folder).skipBroken().load().notices())
        .containsExactly(new Notice(1, "broken pictures left out"));
  }

  @Test
  void pictureByNameOnly_isNamed() {
    flowers("", 6);
    Path text = write("rose/text.JPG", (byte) 'a');

    fails(
        Datasets.imageFolder(folder),
        """
        expected: a picture, as the name says
        found:    other content
        where:    %s
        mend:     replace the file or remove it; or leave such files out with skipBroken()"""
            .formatted(text));
  }

  @Test
  void decompressionBomb_isNotUnpacked() {
    flowers("", 6);
    Path bomb = write("rose/bomb.png", Pictures.claiming(50_000, 50_000));

    fails(
        Datasets.imageFolder(folder),
        """
        expected: a picture of at most 200,000,000 pixels
        found:    50,000 x 50,000 pixels
        where:    %s
        mend:     make it smaller, or leave such files out with skipBroken()"""
            .formatted(bomb));
  }

  @Test
  void noSuchFolder_isNamed() {
    fails(
        Datasets.imageFolder(folder),
        """
        expected: a folder with a folder for each class
        found:    no such folder
        where:    %s
        mend:     check the name; it is looked for from %s"""
            .formatted(folder, Path.of("").toAbsolutePath()));
  }

  @Test
  void picturesWithoutClassFolders_areNamed() {
    Pictures.write(folder.resolve("1.png"), Pictures.plain(4, 4, Color.RED));

    fails(
        Datasets.imageFolder(folder),
        """
        expected: a folder for each class
        found:    1 files and no class folder
        where:    %s
        mend:     put the pictures of each class into a folder with its name: %s"""
            .formatted(folder, folder.resolve("cat").resolve("1.jpg")));
  }

  @Test
  void oneClass_isNamed() {
    Pictures.write(folder.resolve("rose/1.png"), Pictures.plain(4, 4, Color.RED));

    fails(
        Datasets.imageFolder(folder),
        """
        expected: 2 to 256 folders with pictures, one a class
        found:    one: rose
        where:    %s
        mend:     put the pictures of each class into a folder with its name"""
            .formatted(folder));
  }

  @Test
  void classWithoutPictures_isNamed() {
    flowers("", 3);
    write("tulip/notes.txt", (byte) 'a');

    fails(
        Datasets.imageFolder(folder),
        """
        expected: at least one picture a class (PNG, JPEG, BMP, GIF or TIFF)
        found:    none in folder tulip
        where:    %s
        mend:     put pictures into the folder, or remove it"""
            .formatted(folder));
  }

  @Test
  void testClassThatTrainingLacks_isNamed() {
    flowers("train/", 3);
    Pictures.write(folder.resolve("test/rosa/1.png"), Pictures.plain(4, 4, Color.RED));

    fails(
        Datasets.imageFolder(folder),
        """
        expected: folders with the names of the training classes
        found:    rosa
        where:    %s
        mend:     rename the folder, or add the class to the training part"""
            .formatted(folder.resolve("test")));
  }

  @Test
  void size_isChecked() {
    assertThatThrownBy(() -> Datasets.imageFolder(folder).size(0, 32))
        .hasMessage(
            """
            expected: a height and a width of 1 to 4,096 pixels
            found:    0x32
            where:    the size of images from %s
            mend:     for example size(32, 32)"""
                .formatted(folder));
  }

  @Test
  void laterPictures_areBroughtToTheSameShape() {
    flowers("", 6);
    Dataset data = Datasets.imageFolder(folder).size(8, 8).squeeze().load();
    Path one = Pictures.write(temporary.resolve("1.png"), Pictures.plain(90, 20, Color.RED));
    Path two = Pictures.write(temporary.resolve("2.png"), Pictures.grey(20, 77));
    Path text = Pictures.write(temporary.resolve("3.txt"), new byte[] {1});

    ImageExamples later = (ImageExamples) data.encode(one, two);

    assertThat(later.size()).isEqualTo(2);
    assertThat(later.input()).isEqualTo(data.input());
    assertThat(later.inputScaling()).isEqualTo(data.inputScaling());
    assertThat(later.pixels(0)[0]).isEqualTo((byte) 255);
    assertThat(later.pixels(1)).containsOnly(77);
    assertThat(later.label(0)).isEmpty();
    assertThatThrownBy(() -> data.encode(one, text))
        .hasMessage(
            """
            expected: pictures (PNG, JPEG, BMP, GIF or TIFF)
            found:    another file
            where:    %s
            mend:     name the pictures one by one"""
                .formatted(text));
    assertThatThrownBy(() -> Datasets.friedman1(20, 1, 1).encode(one))
        .hasMessage(
            """
            expected: a data set of images
            found:    one with inputs of 10
            where:    Friedman 1
            mend:     encode pictures with the data set that the model was trained with""");
  }

  @Test
  void interruption_endsLoadingAndIsKept() {
    flowers("", 30);
    Thread.currentThread().interrupt();

    fails(
        Datasets.imageFolder(folder),
        """
        expected: time to read 60 files
        found:    an interruption after 0
        where:    %s
        mend:     run the cell again; nothing was kept"""
            .formatted(folder));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(Datasets.imageFolder(folder).load().train().size()).isPositive();
  }
}
