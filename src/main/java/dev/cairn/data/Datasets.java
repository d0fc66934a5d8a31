package dev.cairn.data;

import dev.cairn.data.download.Cifar10;
import dev.cairn.data.download.FashionMnist;
import dev.cairn.data.download.NamedFolder;
import dev.cairn.data.files.Cifar;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.files.Idx;
import dev.cairn.data.files.PublishedImages;
import dev.cairn.data.tables.Source;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.seal.Seal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Data sets by name, and from files and tables of one's own. */
public final class Datasets {
  private Datasets() {}

  /**
   * A stratified part of Fashion-MNIST that comes with the product: 10,800 training, 1,200
   * validation and 2,000 test images of {@code [1, 28, 28]} in ten classes (Xiao, Rasul and
   * Vollgraf 2017; MIT licence).
   */
  public static Dataset fashionMnistMini() {
    return dataset(FashionMnist.mini());
  }

  /**
   * Fashion-MNIST as published: 54,000 training, 6,000 validation and 10,000 test images of {@code
   * [1, 28, 28]} in ten classes (Xiao, Rasul and Vollgraf 2017; MIT licence).
   *
   * <p>The four gzipped files are taken as they are from the folder that the environment variable
   * {@code CAIRN_DATA} names, or its sub-folder {@code fashion-mnist}. If it has none of them they
   * are fetched once, 30.9 MB, into the user's cache; system property {@code cairn.cache} names
   * another folder for it. Fetched files must have the published checksums. All checksums are
   * recorded in {@link Dataset#provenance}.
   *
   * @throws DataException if a file is damaged, or cannot be fetched
   */
  public static Dataset fashionMnist() {
    return dataset(FashionMnist.full());
  }

  /**
   * CIFAR-10 as published (Krizhevsky 2009; no licence stated, used for research and teaching):
   * 45,000 training, 5,000 validation and 10,000 test images of {@code [3, 32, 32]} in ten classes.
   *
   * <p>Files of the binary version are taken as {@link #cifar10(Path)} takes them, from the folder
   * that the environment variable {@code CAIRN_DATA} names, or its sub-folder {@code cifar-10}. If
   * it has none of them the archive is fetched once, 170 MB, into the user's cache; it must have
   * the checksum of the published one. Reading it takes about a gigabyte of memory for a moment.
   *
   * @throws DataException if a file is damaged, or cannot be fetched
   */
  public static Dataset cifar10() {
    return dataset(Cifar10.full());
  }

  /**
   * CIFAR-10 in its binary version (Krizhevsky 2009): images of {@code [3, 32, 32]} in ten classes.
   *
   * @param folder holds {@code data_batch_1.bin} to {@code data_batch_5.bin}, or some of them, and
   *     {@code test_batch.bin}; each plain, or gzip with {@code .gz} behind its name
   * @throws DataException if files are missing or damaged
   */
  public static Dataset cifar10(Path folder) {
    EmptyVariableException.check("a folder", folder, "Datasets.cifar10");
    return dataset(Cifar.read(folder));
  }

  /**
   * Images of one's own in the IDX format of MNIST, plain or gzip.
   *
   * @param name for people
   * @param trainImages images to learn from; a stratified tenth becomes the validation part
   * @param trainLabels their labels
   * @param testImages images to measure on
   * @param testLabels their labels
   * @param labels names of the classes, in the order of their numbers
   * @throws DataException if a file is missing or damaged, or files do not belong together
   */
  public static Dataset idx(
      String name,
      Path trainImages,
      Path trainLabels,
      Path testImages,
      Path testLabels,
      Labels labels) {
    List<FileBytes> files =
        List.of(
            FileBytes.of(trainImages),
            FileBytes.of(trainLabels),
            FileBytes.of(testImages),
            FileBytes.of(testLabels));
    return dataset(
        new PublishedImages(
            name,
            "the user's files",
            "not stated",
            labels.names(),
            Idx.read(files.get(0), files.get(1), labels.size()),
            Idx.read(files.get(2), files.get(3), labels.size()),
            files.stream().map(FileBytes::checksum).toList()));
  }

  /**
   * Pictures of one's own in a folder, with a folder for each class. Settings may follow; {@link
   * ImageFolder#load} reads.
   *
   * @param folder holds the folders of the classes, or {@code train}, {@code test} and perhaps
   *     {@code validation} that do
   */
  public static ImageFolder imageFolder(Path folder) {
    EmptyVariableException.check("a folder", folder, "Datasets.imageFolder");
    return ImageFolder.of(folder);
  }

  /**
   * Texts of one's own in a folder, with a folder for each class and a file for each text, in
   * UTF-8, plain or gzip. Settings may follow; {@link TextSource#load} reads.
   *
   * @param folder holds the folders of the classes, or {@code train}, {@code test} and perhaps
   *     {@code validation} that do
   * @throws DataException if there is no such folder
   */
  public static TextSource textFolder(Path folder) {
    EmptyVariableException.check("a folder", folder, "Datasets.textFolder");
    return TextReadings.folder(folder);
  }

  /**
   * Texts of one's own in files in UTF-8, plain or gzip, one a class, with a line for each text.
   * Settings may follow; {@link TextSource#load} reads.
   *
   * <pre>{@code
   * var data = Datasets.textLines(Map.of("good", Path.of("good.txt"), "bad", Path.of("bad.txt")))
   *     .words().lowerCase().minCount(2).load();
   * }</pre>
   *
   * @param files by the names of their classes
   */
  public static TextSource textLines(Map<String, Path> files) {
    EmptyVariableException.check("files", files, "Datasets.textLines");
    return TextReadings.lines(files);
  }

  /**
   * Texts in memory. Settings may follow; {@link TextSource#load} makes the data set.
   *
   * @param texts one an example
   * @param labels the name of the class of each
   * @throws DataException if there are not equally many
   */
  public static TextSource texts(List<String> texts, List<String> labels) {
    EmptyVariableException.check("texts", texts, "Datasets.texts");
    EmptyVariableException.check("labels", labels, "Datasets.texts");
    return TextReadings.lists(texts, labels);
  }

  /**
   * English and Chinese sentences that come with the product, to tell one language from the other:
   * 2,160 training, 240 validation and 600 test sentences (Tatoeba; CC BY 2.0 FR, the authors of
   * each sentence are named in the bundled files).
   */
  public static TextSource englishChineseMini() {
    return PublishedTexts.englishChineseMini();
  }

  /**
   * Sentences of 18 languages, by ISO 639-1 codes: ar de en es fr hi id it ja ko nl pl pt ru sv tr
   * vi zh (Stahl: Lingua; Leipzig Corpora Collection, whose terms of use apply). Not bundled and
   * not fetched: {@code train.tsv.gz} and {@code dev.tsv.gz}, each line a code, a tab and a
   * sentence, are taken from the folder that the environment variable {@code CAIRN_DATA} names, or
   * its sub-folder {@code language-id}. The second file is the test part.
   *
   * @param codes of some languages; none for all
   * @throws DataException if the files are not there; {@link TextSource#load} throws it if a code
   *     is not among those of the files
   */
  public static TextSource languages(String... codes) {
    return PublishedTexts.languages(NamedFolder.ofEnvironment(), List.of(codes));
  }

  /**
   * Headlines and first sentences of news in four classes: World, Sports, Business, Sci/Tech (AG
   * News; Zhang, Zhao and LeCun 2015; for research and other non-commercial use). Not bundled and
   * not fetched: {@code train.csv} and {@code test.csv}, plain or gzip, are taken from the folder
   * that the environment variable {@code CAIRN_DATA} names, or its sub-folder {@code ag-news}; each
   * row has the number of the class and the text, or the class, the title and the description as
   * published.
   *
   * @throws DataException if the files are not there; {@link TextSource#load} throws it if a row
   *     has other values
   */
  public static TextSource agNews() {
    return PublishedTexts.agNews(NamedFolder.ofEnvironment());
  }

  /**
   * Sentences of film reviews, negative or positive (Pang and Lee 2005; no licence stated, used for
   * research). Not bundled and not fetched: {@code rt-polarity.neg} and {@code rt-polarity.pos} in
   * UTF-8, plain or gzip, are taken from the folder that the environment variable {@code
   * CAIRN_DATA} names, or its sub-folder {@code rt-polarity}. A fifth is the test part.
   *
   * @throws DataException if the files are not there
   */
  public static TextSource rtPolarity() {
    return PublishedTexts.rtPolarity(NamedFolder.ofEnvironment());
  }

  /**
   * A data set that {@link Dataset#seal} wrote. It is trained on as any other; inputs are decrypted
   * one at a time when they are needed, so it may be larger than memory. No byte is used before its
   * segment of the file is authenticated. A run that finds the file changed or cut in the meantime
   * is marked as invalid.
   *
   * <pre>{@code
   * var data = Datasets.sealed(Path.of("patients.sealed"), Seal.ask());
   * }</pre>
   *
   * @throws dev.cairn.seal.SealException if there is no such file or the seal does not open it:
   *     another key, a changed or a cut file, all in the same words
   * @throws DataException if something else than data was sealed
   */
  public static Dataset sealed(Path path, Seal seal) {
    return SealedData.open(path, seal);
  }

  private static Dataset dataset(PublishedImages images) {
    Labels labels = new Labels(images.classes());
    return Dataset.classification(
        ImageExamples.of(images.training(), labels.size()),
        ImageExamples.of(images.test(), labels.size()),
        labels,
        Provenance.of(images.name(), images.source(), images.licence(), images.files()));
  }

  /**
   * The first problem of Friedman, "Multivariate Adaptive Regression Splines" (1991): ten inputs
   * uniform in 0 to 1, of which five matter, and {@code y = 10 sin(pi x1 x2) + 20 (x3 - 0.5)^2 + 10
   * x4 + 5 x5 + noise}. A fifth of the rows is the test part, a tenth of the rest validation.
   *
   * @param rows how many, 10 or more
   * @param noise its standard deviation, 1.0 in the paper
   * @param seed the same seed makes the same rows
   * @throws DataException if there are too few rows, or the noise is negative
   */
  public static Dataset friedman1(int rows, double noise, long seed) {
    return Friedman.first(rows, noise, seed);
  }

  /**
   * A file of separated values (CSV) with a line of column names: a column of numbers to be
   * predicted makes a regression, one of texts a classification. All other columns are inputs. A
   * fifth of the rows is the test part, cut by seed 1, a tenth of the rest validation.
   *
   * @param file in UTF-8, plain or gzip; separated by commas, semicolons, tabs or bars
   * @param target name of the column to be predicted
   * @throws DataException if the file is not well-formed, there is no such column, or a value is
   *     missing: {@link #csv(Path)} has settings for it
   */
  public static Dataset csv(Path file, String target) {
    return csv(file).predict(target).load();
  }

  /**
   * A file of separated values, with settings to follow:
   *
   * <pre>{@code
   * var data = Datasets.csv(Path.of("houses.csv")).predict("price").ignore("id").fillMissing().load();
   * }</pre>
   */
  public static CsvSource csv(Path file) {
    EmptyVariableException.check("a file", file, "Datasets.csv");
    return CsvSource.of(file);
  }

  /**
   * One long text for a language model of its characters: what it learns is which comes next.
   * Settings may follow; {@link CorpusSource#load} reads.
   *
   * <pre>{@code
   * var data = Datasets.corpus(Path.of("poems.txt")).length(256).load();
   * }</pre>
   *
   * @param file in UTF-8, plain or gzip
   */
  public static CorpusSource corpus(Path file) {
    EmptyVariableException.check("a file", file, "Datasets.corpus");
    FileBytes bytes = FileBytes.of(file);
    return CorpusSource.of(bytes, bytes.checksum().file(), file.toString(), "not stated");
  }

  /**
   * Texts with a class each, for a language model that can be told what to write about: in front of
   * each text stands a symbol for its class, the topic, behind it one for its end. Settings may
   * follow; {@link TopicCorpusSource#load} reads.
   *
   * <pre>{@code
   * var data = Datasets.corpus(Datasets.csv(path).predict("topic").text("headline")).load();
   * }</pre>
   *
   * @param texts read as characters
   */
  public static TopicCorpusSource corpus(TextSource texts) {
    EmptyVariableException.check("a source of texts", texts, "Datasets.corpus");
    return TopicCorpusSource.of(texts);
  }

  /**
   * Tiny Shakespeare (Karpathy 2015; public domain), which comes with the product: the first
   * 1,003,857 characters of its 1,115,394. The last tenth is the validation part, in windows of 128
   * characters; there is no test part. See {@link #tinyShakespeareText()} for other settings.
   */
  public static Dataset tinyShakespeare() {
    return tinyShakespeareText().load();
  }

  /**
   * Tiny Shakespeare in windows of another length.
   *
   * @throws DataException if that is below 1 or above 65,536
   */
  public static Dataset tinyShakespeare(int length) {
    return tinyShakespeareText().length(length).load();
  }

  /**
   * Tiny Shakespeare, with settings to follow as for a text of your own; {@link CorpusSource#load}
   * reads:
   *
   * <pre>{@code
   * var data = Datasets.tinyShakespeareText().validationShare(0.05).testShare(0.05).load();
   * }</pre>
   */
  public static CorpusSource tinyShakespeareText() {
    return CorpusSource.of(
        FileBytes.ofResource("/dev/cairn/data/tiny-shakespeare/input.txt.gz"),
        "Tiny Shakespeare",
        "karpathy/char-rnn, 2015, the first 1,003,857 characters",
        "public domain");
  }

  /**
   * Sentences with a tag for each word, for a net that ends with {@code tag()} or {@code
   * tagChain()}. A random tenth of the training sentences becomes the validation part.
   *
   * @param train a word and its tag on each line, in the first and the last of two columns or more
   *     with tabs or single spaces between, in UTF-8, plain or gzip; a blank line, or one of a
   *     single tab, ends a sentence; lines {@code -DOCSTART-} are left out and counted
   * @param test sentences that training never sees
   * @throws DataException that names file and line, if a line is something else; or the byte, if it
   *     is no UTF-8
   */
  public static Dataset conll(Path train, Path test) {
    return conll(train, Optional.empty(), test);
  }

  /**
   * As {@link #conll(Path, Path)}, with a validation part of its own.
   *
   * @param validation sentences that choose the best epoch
   */
  public static Dataset conll(Path train, Path validation, Path test) {
    EmptyVariableException.check("a file", validation, "Datasets.conll");
    return conll(train, Optional.of(validation), test);
  }

  private static Dataset conll(Path train, Optional<Path> validation, Path test) {
    EmptyVariableException.check("a file", train, "Datasets.conll");
    EmptyVariableException.check("a file", test, "Datasets.conll");
    FileBytes bytes = FileBytes.of(train);
    return ConllFiles.read(
        Provenance.of(bytes.checksum().file(), train.toString(), "not stated", List.of()),
        bytes,
        validation.map(FileBytes::of),
        FileBytes.of(test));
  }

  /**
   * WNUT-17, named entities of six kinds in noisy texts (Derczynski et al. 2017; CC BY 4.0), which
   * comes with the product: 3,394 training and 1,009 validation sentences, and the first 643 of the
   * 1,287 official test sentences.
   */
  public static Dataset wnut17() {
    String folder = "/dev/cairn/data/wnut17/";
    return ConllFiles.read(
        Provenance.of(
            "WNUT-17",
            "leondz/emerging_entities_17; L. Derczynski, E. Nichols, M. van Erp, N. Limsopatham 2017",
            "CC BY 4.0",
            List.of()),
        FileBytes.ofResource(folder + "wnut17train.conll.gz"),
        Optional.of(FileBytes.ofResource(folder + "emerging.dev.conll.gz")),
        FileBytes.ofResource(folder + "emerging.test.annotated.gz"));
  }

  /**
   * A table with a column to be predicted: a column of numbers makes a regression, of texts or
   * booleans a classification. All other columns are inputs. A fifth of the rows is the test part,
   * cut by seed 1, a tenth of the rest validation.
   *
   * @param table columns of numbers, texts or booleans, without missing values
   * @param target name of the column to be predicted
   * @throws DataException if there is no such column, or a column has the wrong type or a missing
   *     value: {@link #rows} has settings for it
   */
  public static Dataset table(Table table, String target) {
    return rows(table, target).load();
  }

  /**
   * As {@link #table(Table, String)}, with a test part of one's own choice.
   *
   * @param testShare of all rows for the test part, between 0 and 1
   * @param seed of both cuts
   */
  public static Dataset table(Table table, String target, double testShare, long seed) {
    return rows(table, target).testShare(testShare).seed(seed).load();
  }

  /**
   * A table with settings to follow.
   *
   * @param target name of the column to be predicted
   * @param more names of others, for a net that ends with {@code heads()}
   */
  public static TableSource rows(Table table, String target, String... more) {
    EmptyVariableException.check("a table", table, "Datasets.rows");
    return TableSource.of(texts -> Source.of(table), target, more);
  }
}
