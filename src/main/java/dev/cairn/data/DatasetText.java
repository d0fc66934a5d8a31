package dev.cairn.data;

import dev.cairn.data.text.TopicSymbols;
import dev.cairn.data.text.Vocabulary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A data set in words. */
final class DatasetText {
  private DatasetText() {}

  static String of(Dataset data) {
    Provenance from = data.provenance();
    StringBuilder text = new StringBuilder();
    text.append("%s: %s of %s, %s%n".formatted(data.name(), unit(data), shape(data), goal(data)));
    line(text, "training", part(data.train(), data));
    line(text, "validation", part(data.validation(), data) + cut(data));
    line(text, "test", part(data.test(), data));
    data.labels()
        .ifPresent(
            labels -> line(text, isModel(data) ? "symbols" : "classes", names(data, labels)));
    if (data.answers().size() > 1) {
      data.answers().forEach(answer -> line(text, "answer", answer(answer)));
    }
    if (data.train() instanceof TextExamples texts) {
      line(text, "symbols", texts.textEncoding().form().toString());
      line(text, "vocabulary", texts.textEncoding().vocabulary().toString());
      line(text, "lengths", texts.facts().toString());
    } else if (data.train().vocabulary().isEmpty()) {
      line(text, "inputs", scaling(data.inputScaling()));
    } else if (!isModel(data)) {
      line(text, "inputs", data.train().vocabulary().orElseThrow().toString());
    }
    if (data.answers().size() == 1) {
      data.targetScaling().ifPresent(scaling -> line(text, "target", scaling(scaling)));
    }
    line(text, "source", from.source());
    line(text, "licence", from.licence());
    data.notices().forEach(notice -> line(text, "notice", notice.toString()));
    return text.toString().replace("\r\n", "\n").stripTrailing();
  }

  private static void line(StringBuilder text, String name, String content) {
    text.append("  %-12s%s%n".formatted(name, content));
  }

  private static String unit(Dataset data) {
    if (!data.target().isVector()) {
      return isModel(data) ? "windows" : "sentences";
    }
    return data.input().isImage()
        ? "images"
        : data.train().vocabulary().isPresent()
            ? "texts"
            : data.input().isVector() ? "rows" : "examples";
  }

  private static String shape(Dataset data) {
    int each = data.train().symbolsAPosition();
    if (each > 1) {
      return String.format(Locale.ROOT, "%,d words at most", data.input().elements() / each);
    }
    return data.train() instanceof TextExamples texts
        ? String.format(
            Locale.ROOT,
            "%,d %s at most",
            texts.textEncoding().length(),
            texts.textEncoding().form().tokenizer().unit())
        : data.input().toString();
  }

  /** Whether what is predicted are the symbols that are read: a corpus for language models. */
  private static boolean isModel(Dataset data) {
    return !data.target().isVector()
        && data.train()
            .vocabulary()
            .filter(v -> v.size() == data.target().channels() && v.symbols().equals(symbols(data)))
            .isPresent();
  }

  private static List<String> symbols(Dataset data) {
    List<String> names = data.labels().map(Labels::names).orElse(List.of());
    return names.subList(Math.min(Vocabulary.FIRST, names.size()), names.size());
  }

  private static String names(Dataset data, Labels labels) {
    return isModel(data) ? data.train().vocabulary().orElseThrow().toString() : labels.toString();
  }

  private static String answer(Answer answer) {
    return answer.name() + ": " + answer.labels().map(Labels::toString).orElse("a number");
  }

  private static String goal(Dataset data) {
    if (data.answers().size() > 1) {
      return data.answers().size() + " answers each";
    }
    if (!data.target().isVector()) {
      return isModel(data)
          ? "the next of %d symbols at each position".formatted(data.target().channels())
          : "one of %d tags for each word".formatted(data.target().channels());
    }
    return data.labels().isPresent()
        ? data.target().elements() + " classes"
        : data.target().elements() == 1
            ? "one value to predict"
            : data.target().elements() + " values to predict";
  }

  private static String part(Examples part, Dataset data) {
    String size = String.format(Locale.ROOT, "%,6d %s", part.size(), unit(data));
    boolean balanced = data.labels().isPresent() && data.target().isVector();
    return balanced ? size + balance(part) : size;
  }

  private static String balance(Examples part) {
    int[] counts = part.classCounts().stream().mapToInt(Integer::intValue).toArray();
    int least = IntStream.of(counts).min().orElse(0);
    int most = IntStream.of(counts).max().orElse(0);
    return least == most
        ? String.format(Locale.ROOT, ", %,d of each class", least)
        : String.format(Locale.ROOT, ", %,d to %,d of a class", least, most);
  }

  private static String cut(Dataset data) {
    boolean model = isModel(data);
    if (data.provenance().validationShare() == 0) {
      return model && !hasTopics(data) ? " (the text behind the training part)" : " (as given)";
    }
    return String.format(
        Locale.ROOT,
        " (%s %% of the training %s, seed %d)",
        new BigDecimal(100 * data.provenance().validationShare(), new MathContext(4))
            .stripTrailingZeros()
            .toPlainString(),
        model ? "texts" : unit(data),
        data.provenance().seed());
  }

  /** Whether a corpus is made of texts, whose parts may be given; else it is one long text. */
  private static boolean hasTopics(Dataset data) {
    return !TopicSymbols.topics(symbols(data)).isEmpty();
  }

  private static String scaling(Scaling scaling) {
    String means = few(scaling.means());
    return "mean %s, deviation %s".formatted(means, few(scaling.deviations()));
  }

  private static String few(List<Double> numbers) {
    String first =
        numbers.stream()
            .limit(4)
            .map(n -> String.format(Locale.ROOT, "%.4g", n))
            .collect(Collectors.joining(" "));
    return numbers.size() > 4 ? first + " …" : first;
  }
}
