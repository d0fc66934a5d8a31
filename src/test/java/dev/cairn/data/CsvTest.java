package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.IdxFiles;
import dev.cairn.data.files.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Tag("unit")
class CsvTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("houses.csv");
  }

  private Path write(String text) {
    return write(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(byte... bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** In the manner of California housing: numbers, gaps, and one column of texts. */
  private Path houses(int rows) {
    StringBuilder text = new StringBuilder("longitude,rooms,bedrooms,price,ocean\n");
    String[] ocean = {"INLAND", "NEAR BAY", "<1H OCEAN"};
    for (int i = 0; i < rows; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.2f,%d,%s,%.1f,%s\n",
              -122 + i / 100.0,
              3 + i % 5,
              i % 10 == 3 ? "" : String.valueOf(1 + i % 4),
              1000.0 * i,
              ocean[i % 3]));
    }
    return write(text.toString());
  }

  private void fails(String text, String target, String message) {
    write(text);
    assertThatThrownBy(() -> Datasets.csv(file, target))
        .isInstanceOf(DataException.class)
        .hasMessage(message.replace("FILE", file.toString()));
  }

  /** A file of commas alone, or of something else, has them. */
  @Test
  void csv_withMoreColumnsThanAnyTable_isNamed() {
    fails(
        "a,b\n" + ",".repeat(10_001) + "\n",
        "b",
        """
        expected: lines of at most 10,000 values
        found:    text that cannot be taken apart
        where:    FILE
        mend:     check its separators and quotation marks\
        """);
  }

  @Test
  void missingValue_isNamedByItsLine() {
    houses(100);

    assertThatThrownBy(() -> Datasets.csv(file, "price"))
        .hasMessage(
            """
            expected: a value
            found:    a missing value
            where:    %s, line 5, column bedrooms
            mend:     say what becomes of missing values: dropRowsWithMissing(), fillMissing() or fillAndMarkMissing(); or ignore("bedrooms")\
            """
                .formatted(file));
  }

  @Test
  void fillMissing_usesTheMeanOfTheTrainingPart() {
    Dataset data = Datasets.csv(houses(100)).predict("price").fillMissing().load();

    TableExamples train = (TableExamples) data.train();
    assertThat(train.columns())
        .containsExactly(
            "longitude",
            "rooms",
            "bedrooms",
            "ocean = <1H OCEAN",
            "ocean = INLAND",
            "ocean = NEAR BAY");
    double mean =
        IntStream.range(0, train.size())
            .filter(i -> train.value(i) / 1000 % 10 != 3)
            .mapToDouble(i -> train.row(i)[2])
            .average()
            .orElseThrow();
    TableExamples test = (TableExamples) data.test();
    for (int i = 0; i < test.size(); i++) {
      int row = (int) (test.value(i) / 1000);
      float bedrooms = test.row(i)[2];
      assertThat(bedrooms).isEqualTo(row % 10 == 3 ? (float) mean : 1 + row % 4);
    }
    assertThat(data.notices().stream().mapToLong(Notice::count).sum()).isEqualTo(10);
    assertThat(data.notices().get(0).what()).isEqualTo("missing values filled in, training part");
  }

  @Test
  void fillAndMarkMissing_addsAColumn() {
    Dataset data = Datasets.csv(houses(100)).predict("price").fillAndMarkMissing().load();

    TableExamples train = (TableExamples) data.train();
    assertThat(train.columns()).contains("bedrooms", "bedrooms is missing").hasSize(7);
    for (int i = 0; i < train.size(); i++) {
      assertThat(train.row(i)[3]).isEqualTo(train.value(i) / 1000 % 10 == 3 ? 1 : 0);
    }
  }

  @Test
  void dropRowsWithMissing_dropsAndTells() {
    Dataset data =
        Datasets.csv(houses(100)).predict("price").dropRowsWithMissing().ignore("rooms").load();

    assertThat(data.train().size() + data.validation().size() + data.test().size()).isEqualTo(90);
    assertThat(data.notices())
        .containsExactly(
            new Notice(10, "rows with missing values dropped"), new Notice(1, "columns ignored"));
  }

  @Test
  void missingTexts_areFilledWithTheMostFrequentOrMarked() {
    StringBuilder text = new StringBuilder("x,kind,y\n");
    for (int i = 0; i < 60; i++) {
      text.append(i).append(',').append(i % 6 == 0 ? "NA" : i % 3 == 0 ? "b" : "a").append(",1\n");
    }
    write(text.toString());

    TableExamples filled =
        (TableExamples) Datasets.csv(file).predict("y").fillMissing().load().train();
    TableExamples marked =
        (TableExamples) Datasets.csv(file).predict("y").fillAndMarkMissing().load().train();

    assertThat(filled.columns()).containsExactly("x", "kind = a", "kind = b");
    assertThat(marked.columns()).containsExactly("x", "kind = a", "kind = b", "kind is missing");
    for (int i = 0; i < filled.size(); i++) {
      boolean gap = filled.row(i)[0] % 6 == 0;
      boolean b = filled.row(i)[0] % 3 == 0 && !gap;
      assertThat(filled.row(i)[1]).isEqualTo(b ? 0 : 1);
      assertThat(marked.row(i)[3]).isEqualTo(gap ? 1 : 0);
      assertThat(marked.row(i)[1]).isEqualTo(gap || b ? 0 : 1);
    }
  }

  @Test
  void scaling_isThatOfTheTrainingPart() {
    Dataset data = Datasets.csv(houses(100)).predict("price").fillMissing().load();

    TableExamples train = (TableExamples) data.train();
    double mean =
        IntStream.range(0, train.size()).mapToDouble(i -> train.row(i)[0]).average().orElseThrow();
    assertThat(data.inputScaling().means().get(0)).isCloseTo(mean, within(1e-4));
    assertThat(data.test().inputScaling()).isEqualTo(data.inputScaling());
    assertThat(data.test().targetScaling()).isEqualTo(data.targetScaling());
  }

  @Test
  void categoryThatTrainingLacks_isZerosAndCounted() {
    StringBuilder text = new StringBuilder("kind,x,y\n");
    for (int i = 0; i < 50; i++) {
      text.append(i < 25 ? "a" : "b").append(",1,").append(i).append('\n');
    }
    Dataset whole = Datasets.csv(write(text.toString()), "y");
    float rare = ((TableExamples) whole.test()).value(0);
    write(text.toString().replaceFirst("[ab],1," + (int) rare + "\n", "c,1," + (int) rare + "\n"));

    Dataset data = Datasets.csv(file, "y");

    TableExamples test = (TableExamples) data.test();
    assertThat(test.columns()).containsExactly("kind = a", "kind = b", "x");
    assertThat(test.row(0)).containsExactly(0, 0, 1);
    assertThat(data.notices())
        .containsExactly(
            new Notice(1, "categories that the training part lacks, seen as none, test part"));
  }

  @Test
  void text_tellsSourceAndLicence() throws IOException {
    Dataset data =
        Datasets.csv(houses(100))
            .predict("ocean")
            .ignore("bedrooms")
            .name("my houses")
            .source("made for a test")
            .licence("CC0")
            .testShare(0.3)
            .validationShare(0.2)
            .seed(7)
            .load();

    assertThat(data.toString())
        .startsWith("my houses: rows of 3, 3 classes\n")
        .contains("  test            30 rows", "  validation      14 rows")
        .endsWith(
            "\n  source      made for a test\n  licence     CC0\n  notice      columns ignored: 1");
    assertThat(data.provenance().files())
        .containsExactly(Checksum.of("houses.csv", Files.readAllBytes(file)));
  }

  @Test
  void laterRows_areEncodedAsTheTrainingPart() {
    Dataset data = Datasets.csv(houses(100)).predict("price").fillMissing().load();
    Table later =
        Table.create(
            "later",
            StringColumn.create("ocean", "INLAND", "MOON"),
            DoubleColumn.create("bedrooms", 2, Double.NaN),
            DoubleColumn.create("rooms", 4, 5),
            DoubleColumn.create("longitude", -121, -120));

    TableExamples encoded = (TableExamples) data.encode(later);

    TableExamples train = (TableExamples) data.train();
    assertThat(encoded.columns()).isEqualTo(train.columns());
    assertThat(encoded.inputScaling()).isEqualTo(train.inputScaling());
    assertThat(encoded.row(0)).containsExactly(-121, 4, 2, 0, 1, 0);
    assertThat(encoded.row(1)[2]).isBetween(2f, 3f);
    assertThat(encoded.row(1)).endsWith(0, 0, 0);
    assertThat(encoded.value(0)).isNaN();
    assertThat(encoded.label(0)).isEmpty();
  }

  @Test
  void laterRowsWithAnswers_canBeScored() {
    Dataset data = Datasets.csv(houses(60)).predict("ocean").ignore("bedrooms").load();

    TableExamples encoded = (TableExamples) data.encode(Datasets.csv(file).table());

    assertThat(encoded.size()).isEqualTo(60);
    assertThat(encoded.label(1)).hasValue(2);
    Table wrong = Datasets.csv(file).table();
    wrong.stringColumn("ocean").set(4, "NEAR BEY");
    assertThatThrownBy(() -> data.encode(wrong))
        .hasMessage(
            """
            expected: a class that was learnt
            found:    "NEAR BEY"
            where:    table houses, row 4, column ocean
            mend:     did you mean NEAR BAY?\
            """);
    assertThatThrownBy(() -> data.encode(wrong.rejectColumns("rooms")))
        .hasMessage(
            """
            expected: the column rooms
            found:    columns longitude, bedrooms, price, ocean
            where:    table houses
            mend:     did you mean bedrooms?\
            """);
  }

  @Test
  void encode_ofImagesIsAnError() {
    assertThatThrownBy(() -> Datasets.fashionMnistMini().encode(Table.create()))
        .hasMessage(
            """
            expected: a data set that was made of a table
            found:    one with inputs of 1x28x28
            where:    Fashion-MNIST mini
            mend:     encode rows with the data set that the model was trained with\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void separator_isFound(String separator) {
    write(
        "a,b,c\n1,x,2\n\n3,\"y, z\nw\",4\n".replace(",", separator).replace("y" + separator, "y"));

    Table table = Datasets.csv(file).table();

    assertThat(table.columnNames()).containsExactly("a", "b", "c");
    assertThat(table.doubleColumn("c").asDoubleArray()).containsExactly(2, 4);
  }

  @Test
  void byteOrderMarkWindowsLinesAndGzip_areRead() {
    String text = "\ufeffa,b\r\n1,x\r\n2,y\r\n";
    write(IdxFiles.gzip(text.getBytes(StandardCharsets.UTF_8)));

    Table table = Datasets.csv(file).table();

    assertThat(table.columnNames()).containsExactly("a", "b");
    assertThat(table.stringColumn("b").asList()).containsExactly("x", "y");
  }

  @Test
  void decimalComma_isNamedAndCanBeRead() {
    String text = "a;b;y\n1,5;x;1\n1.234,25;x;2\n-7;y;3\n0,5;y;4\n8;x;5\n";
    fails(
        text,
        "y",
        """
        expected: numbers with a decimal point
        found:    "1,5"
        where:    FILE, line 2, column a
        mend:     read the file with Datasets.csv(file).decimalComma()\
        """);

    assertThat(Datasets.csv(file).decimalComma().table().doubleColumn("a").asDoubleArray())
        .containsExactly(1.5, 1234.25, -7, 0.5, 8);
  }

  @Test
  void typingErrorAmongNumbers_isNamed() {
    fails(
        "a,y\n1,1\n2,2\n3,3\n\"4\n\",4\n5x,5\n6,6\n",
        "y",
        """
        expected: a number, as in 5 other rows
        found:    "5x"
        where:    FILE, line 7, column a
        mend:     correct it, or empty the cell if the value is not known; or say categories("a")\
        """);
    assertThat(Datasets.csv(file).predict("y").categories("a").load().input().elements())
        .isEqualTo(4);
  }

  @Test
  void dates_areRefusedWithAdvice() {
    fails(
        "day,y\n2026-01-01,1\n2026-02-01,2\n",
        "y",
        """
        expected: numbers or categories
        found:    dates, such as "2026-01-01"
        where:    FILE, line 2, column day
        mend:     make columns of numbers from it, such as month and weekday, or leave it out with ignore("day")\
        """);
  }

  @Test
  void raggedLine_isNamed() {
    fails(
        "a,b,y\n1,2,3\n\n4,5\n",
        "y",
        """
        expected: 3 values, one a column
        found:    2 values
        where:    FILE, line 4
        mend:     correct the line; values that hold the separator stand in quotation marks\
        """);
  }

  @Test
  void openQuotationMark_isNamed() {
    fails(
        "a,b,y\n1,\"2,3\n4,5,6\n7,8,9\n",
        "y",
        """
        expected: 3 values, one a column
        found:    2 values
        where:    FILE, line 2
        mend:     close the quotation mark that is open to the end of a later line\
        """);
  }

  @Test
  void emptyFile_isNamed() {
    fails(
        "",
        "y",
        """
        expected: a line with the names of the columns, then a line for each row
        found:    an empty file
        where:    FILE
        mend:     check that it is the right file\
        """);
  }

  @Test
  void headerAlone_isNamed() {
    fails(
        "a,b\n",
        "b",
        """
        expected: at least two columns and a row
        found:    2 columns and 0 rows: a, b
        where:    FILE
        mend:     check the file, or name the sign between values: Datasets.csv(file).separator(';')\
        """);
  }

  @Test
  void wrongSeparator_isNamed() {
    write("a;b\n1;2\n");

    assertThatThrownBy(() -> Datasets.csv(file).separator(',').table())
        .hasMessage(
            """
            expected: at least two columns and a row
            found:    1 columns and 1 rows: a;b
            where:    %s
            mend:     check the file, or name the sign between values: Datasets.csv(file).separator(';')\
            """
                .formatted(file));
  }

  @Test
  void missingHeader_isNamedAndCanBeGiven() {
    fails(
        "\n1.5,2,x\n2.5,3,y\n",
        "y",
        """
        expected: a first line with the names of the columns
        found:    a number among them: 1.5
        where:    FILE, line 2
        mend:     add such a line, or name them: Datasets.csv(file).columns("a", "b", …)\
        """);

    assertThat(Datasets.csv(file).columns("a", "b", "c").table().rowCount()).isEqualTo(2);
  }

  @Test
  void columnNamedTwiceOrNotAtAll_isNamed() {
    fails(
        "a,b,a\n1,2,3\n",
        "b",
        """
        expected: a name of its own for each column
        found:    "a" twice
        where:    FILE, line 1
        mend:     correct the first line\
        """);
    fails(
        "a,,b\n1,2,3\n",
        "b",
        """
        expected: a name of its own for each column
        found:    no name for column 2
        where:    FILE, line 1
        mend:     correct the first line\
        """);
  }

  @Test
  void otherEncoding_isNamedByItsByte() {
    write("a,y\nx,1\nM\u00fcller,2\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> Datasets.csv(file, "y"))
        .hasMessage(
            """
            expected: text in UTF-8
            found:    byte 0xfc, which is none
            where:    %s, line 3, byte 9
            mend:     save the file as UTF-8; spreadsheets call it "CSV UTF-8\"\
            """
                .formatted(file));
  }

  @Test
  void interruption_endsReadingAndIsKept() {
    houses(50);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Datasets.csv(file).table())
        .hasMessage(
            """
            expected: time to read the file
            found:    an interruption after 0 bytes
            where:    %s
            mend:     run the cell again; nothing was kept\
            """
                .formatted(file));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void missingFile_isNamed() {
    assertThatThrownBy(() -> Datasets.csv(file, "y"))
        .hasMessageStartingWith("expected: a file\nfound:    no such file\nwhere:    " + file);
  }

  /** What is written comes back, whatever the values hold. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomTables_comeBack(long seed) {
    Random random = new Random(seed);
    int rows = 1 + random.nextInt(60);
    String[] texts = new String[rows];
    double[] numbers = new double[rows];
    for (int i = 0; i < rows; i++) {
      numbers[i] = random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian() * 1e6;
      texts[i] = "t" + random.nextInt(9) + ",;\"\n\t#é漢".substring(random.nextInt(8)) + "e";
    }
    Table table =
        Table.create("houses", DoubleColumn.create("n", numbers), StringColumn.create("t", texts));
    table.write().csv(file.toFile());

    Table read = Datasets.csv(file).separator(',').table();

    assertThat(read.stringColumn("t").asList()).isEqualTo(table.stringColumn("t").asList());
    assertThat(read.numberColumn("n").asDoubleArray()).containsExactly(numbers);
  }

  private static void assertFourLines(Path file, String name) {
    assertThatThrownBy(() -> Datasets.csv(file).predict("x").load())
        .satisfies(
            error ->
                assertThat(error.getMessage().lines().map(line -> line.substring(0, 9)))
                    .containsExactly("expected:", "found:   ", "where:   ", "mend:    "))
        .hasMessageContaining(name);
  }

  /** Names are those of whoever made the file. */
  @Test
  void errors_haveFourLinesWhateverColumnsAreCalled() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "\"x\ny\u001b[2J\",z\n1,2\n");

    assertFourLines(file, "x\\ny\\u001b[2J");
  }

  @Test
  @EnabledOnOs(
      value = {OS.LINUX, OS.MAC},
      disabledReason = "Windows knows no such names")
  void errors_haveFourLinesWhateverFilesAreCalled() throws IOException {
    Path file = folder.resolve("a\nmend: pay.csv");
    Files.writeString(file, "y,z\n1,2\n");

    assertFourLines(file, "a\\nmend: pay.csv");
  }
}
