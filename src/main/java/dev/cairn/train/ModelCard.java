package dev.cairn.train;

import dev.cairn.data.Encoder;
import dev.cairn.data.Labels;
import dev.cairn.data.files.Checksum;
import dev.cairn.graph.Cost;
import dev.cairn.graph.OneLine;
import dev.cairn.task.Classification;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Multitask;
import dev.cairn.task.Tagging;
import dev.cairn.task.Task;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What people should know of a model before they use it, in Markdown (Mitchell et al. 2019,
 * arXiv:1810.03993): what it does, what it learned from, how well, and how to use it.
 */
final class ModelCard {
  private ModelCard() {}

  static String of(Model model) {
    Provenance from = model.provenance();
    StringBuilder card = new StringBuilder("# A model of Cairn\n\n");
    from.doubt().ifPresent(why -> line(card, "INVALID", why));
    line(card, "Predicts", task(model.task()));
    line(card, "Input", input(model));
    line(
        card, "Parameters", String.format(Locale.ROOT, "%,d", Cost.of(model.graph()).parameters()));
    line(card, "Trained on", from.data().name() + ", " + from.data().source());
    line(card, "Licence of the data", from.data().licence());
    line(card, "Training", from.settings());
    line(card, "Engine", from.engine() + ", Java " + from.java());
    line(card, "Begun", from.begun().toString());
    model.history().bestEpoch().ifPresent(best -> card.append(validation(best)));
    if (!from.data().files().isEmpty()) {
      card.append("\n## Files that it learned from\n\n| file | SHA-256 |\n| --- | --- |\n");
      from.data().files().forEach(file -> card.append(row(file)));
    }
    return card.append(Use.of(model)).toString();
  }

  /**
   * What a line in Java does with it, and a file that the command takes; empty if it takes none.
   */
  private record Use(String line, String file) {
    static Use of(Model model) {
      Encoder.Input input = model.encoder().input();
      if (model.task() instanceof LanguageModelling writer) {
        String topic = writer.topics().isEmpty() ? "" : "\"one of its topics\", ";
        return new Use("model.generate(%s\"a beginning\").print();".formatted(topic), "");
      }
      if (input instanceof Encoder.Words) {
        return new Use(predict("encodeSentences(List.of(List.of(\"in\", \"Berlin\")))"), "");
      }
      if (input instanceof Encoder.Texts) {
        return new Use(predict("encode(\"a text\")"), "texts.txt");
      }
      if (input instanceof Encoder.Columns) {
        return new Use(predict("encode(Table.read().csv(\"rows.csv\"))"), "rows.csv");
      }
      return input instanceof Encoder.Pictures
          ? new Use(predict("encode(Path.of(\"picture.png\"))"), "picture.png")
          : new Use("show(model.predict(examples));", "");
    }

    private static String predict(String encoded) {
      return "show(model.predict(model." + encoded + "));";
    }

    @Override
    public String toString() {
      String shell = file.isEmpty() ? "" : "or `./cairn predict name.cairn %s`. ".formatted(file);
      return USE.formatted(line, shell);
    }
  }

  private static final String USE =
      """

      ## How to use it

      ```java
      var model = Model.load(Path.of("name.cairn"));
      %s
      ```

      %sThe weights are in `weights.safetensors`, which
      other programs read too; `model.json` says what is computed with them.

      ## What is not known

      Nobody has looked how it does on data that differ from those it learned from.
      """;

  private static String input(Model model) {
    if (model.encoder().input() instanceof Encoder.Corpus corpus) {
      return String.format(
          Locale.ROOT, "a text, the last %,d %s", corpus.length(), corpus.form().toString());
    }
    if (model.encoder().input() instanceof Encoder.Words words) {
      return String.format(Locale.ROOT, "a sentence, cut to %,d words", words.length());
    }
    return model.encoder().input() instanceof Encoder.Texts texts
        ? String.format(
            Locale.ROOT,
            "a text, cut to %,d %s; the vocabulary has %,d symbols",
            texts.encoding().length(),
            texts.encoding().form(),
            texts.encoding().vocabulary().symbols().size())
        : model.graph().inputShape().named();
  }

  private static void line(StringBuilder card, String name, String text) {
    card.append("- **").append(name).append(":** ").append(plain(text)).append('\n');
  }

  /** Names of data are other people's text. */
  private static String plain(String text) {
    return OneLine.of(text.replaceAll("\\s+", " ")).replaceAll("([\\\\`*_<>\\[\\]|#])", "\\\\$1");
  }

  private static String task(Task task) {
    if (task instanceof Classification classes) {
      return "one of %d classes: %s".formatted(classes.labels().size(), few(classes.labels()));
    }
    if (task instanceof LanguageModelling model) {
      String topics =
          model.topics().isEmpty()
              ? ""
              : ", on one of %d topics: %s"
                  .formatted(model.topics().size(), few(new Labels(model.topics())));
      return "the next of %d symbols at each position%s".formatted(model.symbols().size(), topics);
    }
    if (task instanceof Tagging tagger) {
      return "a tag for each word, of %d: %s".formatted(tagger.tags().size(), few(tagger.tags()));
    }
    if (task instanceof Multitask heads) {
      return heads.heads().stream()
          .map(part -> part.name() + " (" + task(part.task()) + ")")
          .collect(Collectors.joining(", "));
    }
    return "numbers";
  }

  private static String few(Labels labels) {
    String names = labels.names().stream().limit(20).collect(Collectors.joining(", "));
    return labels.size() > 20 ? names + ", …" : names;
  }

  private static String validation(History.Epoch best) {
    String metrics =
        best.validation().entrySet().stream()
            .map(m -> String.format(Locale.ROOT, "%s %.4f", plain(m.getKey()), m.getValue()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "- **On the validation part:** loss %.4f, %s (epoch %d)\n",
        best.validationLoss(),
        metrics,
        best.number());
  }

  private static String row(Checksum file) {
    return "| " + plain(file.file()) + " | " + plain(file.sha256()) + " |\n";
  }
}
