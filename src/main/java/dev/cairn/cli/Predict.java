package dev.cairn.cli;

import dev.cairn.data.Encoder;
import dev.cairn.data.Examples;
import dev.cairn.data.csv.CsvStream;
import dev.cairn.data.files.DataException;
import dev.cairn.data.tables.Source;
import dev.cairn.graph.Op;
import dev.cairn.seal.Seal;
import dev.cairn.seal.SealedFile;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Tagging;
import dev.cairn.train.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code predict}: what a saved model says of pictures, texts or the rows of tables. Some at a
 * time, so that there may be any number of them.
 */
@Command(
    name = "predict",
    description = "What a saved model says of pictures, of texts, or of the rows of tables.")
final class Predict implements Callable<Integer> {
  /** Rows of a table at a time. */
  private static final int ROWS = 8192;

  /** Numbers of pictures at a time. */
  private static final int NUMBERS = 1 << 23;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A file that save(…) wrote.")
  private Path model = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Pictures or folders of them; texts, a line each; or tables with a first line of names"
              + " (CSV).")
  private List<Path> files = List.of();

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; a table by default.")
  private PredictionFormat format = PredictionFormat.table;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The key of a sealed model; without it its passphrase is asked for.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--key-variable",
      paramLabel = "NAME",
      description = "The environment variable that holds the key of a sealed model.")
  private Optional<String> keyVariable = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Made by picocli. */
  Predict() {}

  /** Prints a line for each picture or row; 0. */
  @Override
  public Integer call() throws IOException {
    Model loaded = load();
    PrintWriter out = spec.commandLine().getOut();
    try (PredictionLines lines = format.lines(out)) {
      if (loaded.encoder().input() instanceof Encoder.Pictures) {
        pictures(loaded, lines);
      } else if (loaded.encoder().input() instanceof Encoder.Columns columns) {
        for (Path file : files) {
          rows(loaded, columns, file, lines);
        }
      } else if (loaded.encoder().input() instanceof Encoder.Texts texts) {
        PrintWriter notes = spec.commandLine().getErr();
        PredictTexts reader = new PredictTexts(loaded, texts.column(), files.size() > 1, notes);
        files.forEach(file -> reader.of(file, lines));
      } else {
        throw unknown(loaded);
      }
    }
    return 0;
  }

  /** With a key only sealed files will do: no other one takes their place unseen. */
  private Model load() {
    boolean sealed = key.isPresent() || keyVariable.isPresent() || SealedFile.isSealed(model);
    if (!sealed) {
      return Model.load(model);
    }
    try (Seal seal =
        key.map(Seal::fromFile)
            .or(() -> keyVariable.map(Seal::fromEnvironment))
            .orElseGet(Seal::ask)) {
      return Model.load(model, seal);
    }
  }

  private DataException unknown(Model loaded) {
    String expected = "a model that learned from pictures, texts or a table";
    if (loaded.task() instanceof Tagging) {
      return new DataException(
          expected,
          "one that tags the words of sentences",
          model.toString(),
          "use it in a program:"
              + " model.predict(model.encodeSentences(List.of(List.of(\"in\", \"Berlin\"))))");
    }
    if (loaded.task() instanceof LanguageModelling) {
      return new DataException(
          expected,
          "one that writes text",
          model.toString(),
          "use it in a program: model.generate(\"a prompt\").print()");
    }
    boolean words =
        loaded.graph().nodes().stream().anyMatch(node -> node.op() instanceof Op.Embedding);
    return new DataException(
        expected,
        words
            ? "one that learned from texts, whose vocabulary it does not know"
            : "one that learned from numbers of its maker's own, "
                + loaded.graph().inputShape().named(),
        model.toString(),
        "use it in a program: Model.load(path).predict(examples)");
  }

  private void pictures(Model loaded, PredictionLines lines) throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path file : files) {
      all.addAll(Files.isDirectory(file) ? within(file) : List.of(file));
    }
    int count = Math.max(1, NUMBERS / loaded.graph().inputShape().elements());
    for (int from = 0; from < all.size() && !lines.isClosed(); from += count) {
      List<Path> some = all.subList(from, Math.min(all.size(), from + count));
      Examples examples = loaded.encode(some.toArray(Path[]::new));
      List<String> names = some.stream().map(Path::toString).toList();
      lines.add("file", names, loaded.predict(examples).table());
    }
  }

  /** What is not hidden, in the order of names. */
  private static List<Path> within(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private void rows(Model loaded, Encoder.Columns columns, Path file, PredictionLines lines) {
    long done = 0;
    try (CsvStream stream = CsvStream.open(file, columns.columns())) {
      Optional<Source> some = stream.next(ROWS);
      while (some.isPresent() && !lines.isClosed()) {
        Examples examples = loaded.encoder().rows(some.get());
        lines.add("row", names(file, done, examples.size()), loaded.predict(examples).table());
        done += examples.size();
        some = stream.next(ROWS);
      }
    }
  }

  /** Rows are counted from 1 behind the line with the names; of several files, in each. */
  private List<String> names(Path file, long done, int count) {
    String before = files.size() == 1 ? "" : file + ":";
    return IntStream.range(0, count)
        .mapToObj(i -> before + String.format(Locale.ROOT, "%d", done + i + 1))
        .toList();
  }
}
