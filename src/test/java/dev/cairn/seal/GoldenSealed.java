package dev.cairn.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.data.Examples;
import dev.cairn.data.images.Prepare;
import dev.cairn.engine.ReferenceEngine;
import dev.cairn.graph.CounterRandom;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Model;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Save;
import dev.cairn.train.Trainer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Makes the files of {@link GoldenSealedTest}, once for each version of the format: {@code java -cp
 * … dev.cairn.seal.GoldenSealed FOLDER}. Files of versions that were released are never made again.
 * The key beside them is for these tests only.
 */
final class GoldenSealed {
  private static final String PASSPHRASE = "five words that nobody guesses";

  private GoldenSealed() {}

  /** What somebody would have typed. */
  static Seal typed() {
    return new Seal(
        new Secret.Passphrase(PASSPHRASE.toCharArray(), Secret.Passphrase.ROUNDS), "a passphrase");
  }

  /** Rows with a gap in each seven. */
  static Table table() {
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
    return Table.create("golden", x, colour, side, twice);
  }

  private static Dataset rows() {
    return Datasets.rows(table(), "side", "twice").fillAndMarkMissing().load();
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

  /** A data set in words, and the checksum of all its numbers. */
  static String text(Dataset data) {
    MessageDigest digest = sha256();
    for (Examples part : List.of(data.train(), data.validation(), data.test())) {
      ByteBuffer bytes =
          ByteBuffer.allocate(Float.BYTES * (part.input().elements() + part.target().elements()));
      for (int i = 0; i < part.size(); i++) {
        var floats = bytes.asFloatBuffer();
        part.write(i, floats, floats);
        digest.update(bytes.array());
      }
    }
    return data + "\n  numbers     " + HexFormat.of().formatHex(digest.digest()) + "\n";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** What a model says of the test part. */
  static String text(Model model, Dataset data) {
    return model.with(new ReferenceEngine()).predict(data.test()) + "\n";
  }

  /** Makes all. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Seal seal = Seal.newKey(folder.resolve("golden.key"));
    Dataset rows = rows();
    rows.seal(folder.resolve("rows.sealed"), seal);
    keep(folder, "rows", text(rows));
    Dataset pictures = pictures();
    pictures.seal(folder.resolve("pictures.sealed"), typed());
    keep(folder, "pictures", text(pictures));
    Model model =
        Trainer.defaults()
            .seed(2)
            .epochs(1)
            .batch(16)
            .engine(new ReferenceEngine())
            .progress(ProgressView.none())
            .fit(Net.of(pictures).stem(4).stage(Blocks.basic(), 4).classify(), pictures)
            .model();
    model.save(folder.resolve("model.sealed"), seal, Save.OVERWRITE);
    keep(folder, "model", text(model, pictures));
  }

  private static void keep(Path folder, String name, String text) throws IOException {
    Files.write(folder.resolve(name + ".txt"), text.getBytes(UTF_8));
  }
}
