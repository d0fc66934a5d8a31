package dev.cairn.train;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.images.Prepare;
import dev.cairn.data.text.Normalisation;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Op;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Head;
import dev.cairn.stack.Net;
import dev.cairn.task.metric.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Makes the files of {@link GoldenModelsTest}, once for each version of the format: {@code java -cp
 * … dev.cairn.train.GoldenModels FOLDER}. Files of versions that were released are never made
 * again.
 */
final class GoldenModels {
  static final Trainer TRAINER =
      Trainer.defaults()
          .seed(2)
          .epochs(2)
          .batch(16)
          .engine(new ReferenceEngine())
          .progress(ProgressView.none());

  private GoldenModels() {}

  static Dataset rows() {
    CounterRandom random = CounterRandom.of(7, "golden");
    DoubleColumn x = DoubleColumn.create("x");
    StringColumn colour = StringColumn.create("colour");
    StringColumn side = StringColumn.create("side");
    DoubleColumn twice = DoubleColumn.create("twice");
    for (int i = 0; i < 60; i++) {
      double number = random.gaussian(i);
      if (i % 7 == 0) {
        x.appendMissing();
      } else {
        x.append(number);
      }
      colour.append(List.of("red", "green", "blue").get(i % 3));
      side.append(number > 0 ? "right" : "left");
      twice.append(2 * number);
    }
    Table table = Table.create("golden", x, colour, side, twice);
    return Datasets.rows(table, "side", "twice").fillAndMarkMissing().load();
  }

  private static Dataset pictures() {
    Dataset mini = Datasets.fashionMnistMini();
    return Dataset.classification(
            mini.train().subset(IntStream.range(0, 40).toArray()),
            mini.test().subset(0, 1),
            mini.labels().orElseThrow(),
            mini.provenance())
        .prepared(Prepare.median(3).then(Prepare.resize(8, 8)));
  }

  static Net net(Dataset rows) {
    return Net.of(rows)
        .stage(Blocks.dense(), 4)
        .heads(Head.classify("side"), Head.regress("twice").weight(0.5));
  }

  /**
   * Four words each, which give the vocabulary of the files. Theirs had a fifth one, the digit: it
   * was counted then, though rows have no room for it.
   */
  static Dataset texts() {
    List<String> texts =
        IntStream.range(0, 60)
            .mapToObj(i -> "The " + word(2 * i) + ", " + word((2 * i + 21) % 120))
            .toList();
    List<String> labels = IntStream.range(0, 60).mapToObj(i -> i % 6 < 3 ? "a" : "b").toList();
    return Datasets.texts(texts, labels).words().lowerCase().minCount(2).maxLength(4).load();
  }

  /** Of 120 words; the first is there 21 times, the second 19 times, the tenth three times. */
  private static String word(int place) {
    return List.of("sun", "fog", "好", "sea", "\u00e9t\u00e9", "0", "rain", "1", "2", "3")
        .get((int) (11 - Math.sqrt(121 - place)));
  }

  static Net textNet(Dataset texts) {
    return Net.of(texts).embed(4).stage(Blocks.basic(), 4).classify();
  }

  private static Dataset corpus(Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("corpus.txt"), "o the sea, o the sky\n".repeat(30));
    return Datasets.corpus(file).length(12).load();
  }

  /** Read in small letters and normal form KC. */
  static Dataset spelled(Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("spelled.txt"), "O the Sea, o the caf\u00e9\r\n".repeat(30));
    return Datasets.corpus(file).length(12).lowerCase().normalise(Normalisation.NFKC).load();
  }

  private static Dataset tags(Path folder) throws IOException {
    String sentences =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    List.of("Anna", "Ben").get(i % 2)
                        + "\tB-person\nLi\tI-person\nsaw\tO\n"
                        + List.of("Rome", "Bern", "Oslo").get(i % 3)
                        + "\tB-place\n\n")
            .collect(Collectors.joining());
    Path file = Files.writeString(folder.resolve("tags.conll"), sentences);
    return Datasets.conll(file, file);
  }

  /** Whole numbers for a net that begins with an embedding; the second example ends early. */
  private static Batch symbols(Graph graph, int vocabulary) {
    int length = graph.inputShape().elements();
    Batch batch = Batch.allocate(2, graph.inputShape(), graph.outputShape());
    for (int i = 0; i < 2 * length; i++) {
      boolean isBehind = i == 2 * length - 1;
      batch.inputs().put(i, isBehind ? 0 : 1 + i * 3 % (vocabulary - 1));
    }
    return batch;
  }

  static Batch batch(Graph graph) {
    if (graph.nodes().get(1).op() instanceof Op.Embedding embedding) {
      return symbols(graph, embedding.vocabulary());
    }
    Batch batch = Batch.allocate(2, graph.inputShape(), graph.outputShape());
    CounterRandom random = CounterRandom.of(5, "golden");
    for (int i = 0; i < 2 * graph.inputShape().elements(); i++) {
      batch.inputs().put(i, (float) random.gaussian(i));
    }
    return batch;
  }

  static float[] outputs(Model model) {
    Graph graph = model.graph();
    Batch batch = batch(graph);
    return model.inspect(
        session -> session.forward(batch, List.of(graph.output())).get(graph.output()));
  }

  /** Makes all; version 1 has rows and pictures only. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Dataset rows = rows();
    keep(
        folder,
        "rows",
        TRAINER.metrics(Metrics.f1().on("side"), Metrics.rmse().on("twice")).fit(net(rows), rows));
    Dataset pictures = pictures();
    Net net =
        Net.of(pictures)
            .stem(4)
            .stage(Blocks.basic().squeezeExcite(2), 4)
            .stage(Blocks.preActivation().dropPath(0.1), 6)
            .classify();
    keep(folder, "pictures", TRAINER.average(0.9).clip(1).fit(net, pictures));
    texts(folder);
  }

  private static void texts(Path folder) throws IOException {
    Path data = Files.createDirectories(Path.of("target", "golden-data"));
    Dataset texts = texts();
    keep(folder, "texts", TRAINER.fit(textNet(texts), texts));
    Dataset corpus = corpus(data);
    Net writer = Net.of(corpus).embed(4).stage(Blocks.temporal(3), 6).predictNext();
    keep(folder, "language", TRAINER.fit(writer, corpus));
    Dataset spelled = spelled(data);
    Net reader = Net.of(spelled).embed(4).stage(Blocks.temporal(3), 6).predictNext();
    keep(folder, "spelling", TRAINER.fit(reader, spelled));
    Dataset tags = tags(data);
    Net tagger = Net.of(tags).embed(4).stage(Blocks.basic().times(1), 4, 1).tagChain();
    keep(folder, "tags", TRAINER.fit(tagger, tags));
  }

  private static void keep(Path folder, String name, Run run) throws IOException {
    run.save(folder.resolve(name + ".cairn"), Save.STATE);
    StringBuilder text = new StringBuilder();
    for (float output : outputs(run.model())) {
      text.append(output).append('\n');
    }
    Files.writeString(folder.resolve(name + ".txt"), text);
  }
}
