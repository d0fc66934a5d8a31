package dev.cairn.show;

import dev.cairn.data.Answer;
import dev.cairn.data.Dataset;
import dev.cairn.data.Examples;
import dev.cairn.data.Labels;
import dev.cairn.data.Scaling;
import dev.cairn.data.TableExamples;
import dev.cairn.data.TextExamples;
import dev.cairn.data.text.TextFacts;
import dev.cairn.host.Shown;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.HtmlTable;
import dev.cairn.show.page.Numbers;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Thumbnails;
import dev.cairn.show.page.Words;
import dev.cairn.show.picture.SampleSheet;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A data set: its facts, how often each class occurs in each part with samples of it, or the
 * columns of a table, and the checksums of its files.
 */
final class DatasetLook {
  private static final int CLASSES = 20;
  private static final int SAMPLES = 12;
  private static final int COLUMNS = 20;
  private static final int FILES = 6;
  private static final int DIGITS = 12;

  private DatasetLook() {}

  /** One class with the first of its training examples. */
  private record Group(
      String name, List<Integer> counts, List<BufferedImage> samples, Optional<String> text) {
    int total() {
      return counts.stream().mapToInt(Integer::intValue).sum();
    }

    SampleSheet.Row row() {
      String each =
          String.join(" + ", counts.stream().map(count -> Numbers.grouped(count)).toList());
      return new SampleSheet.Row(name, each, samples);
    }
  }

  static Shown of(Dataset data) {
    List<Grid> tables = new ArrayList<>();
    columns(data).ifPresent(tables::add);
    lengths(data).ifPresent(tables::add);
    files(data).ifPresent(tables::add);
    String plain =
        String.join(
            "\n\n",
            Stream.concat(Stream.of(data.toString()), tables.stream().map(Grid::text)).toList());
    String facts = Html.pre(data.toString());
    String below = String.join("\n", tables.stream().map(Grid::html).toList());
    Optional<Labels> labels =
        data.answers().stream().flatMap(answer -> answer.labels().stream()).findFirst();
    if (labels.isEmpty() || !data.target().isVector()) {
      return Shown.of(plain, Html.frame(facts, below));
    }
    List<Group> groups = groups(data, labels.get());
    int hidden = labels.get().size() - groups.size();
    String more = hidden == 0 ? "" : Html.note("… and " + Grid.plural(hidden, "more class", "es"));
    String html = Html.frame(facts, table(groups), more + below);
    if (groups.stream().allMatch(group -> group.samples().isEmpty())) {
      return Shown.of(plain, html);
    }
    Picture sheet = SampleSheet.of(data.name(), groups.stream().map(Group::row).toList());
    return Shown.of(sheet.note(plain), html, sheet.png());
  }

  private static List<Group> groups(Dataset data, Labels labels) {
    List<int[]> counts =
        Stream.of(data.train(), data.validation(), data.test())
            .map(part -> counts(part, labels.size()))
            .toList();
    List<Group> groups = new ArrayList<>();
    for (int k = 0; k < Math.min(CLASSES, labels.size()); k++) {
      int label = k;
      groups.add(
          new Group(
              labels.name(k),
              counts.stream().map(each -> each[label]).toList(),
              samples(data.train(), label),
              sample(data.train(), label)));
    }
    return groups;
  }

  private static int[] counts(Examples part, int classes) {
    int[] counts = new int[classes];
    IntStream.range(0, part.size()).forEach(i -> part.label(i).ifPresent(k -> counts[k]++));
    return counts;
  }

  private static List<BufferedImage> samples(Examples part, int label) {
    return IntStream.range(0, part.size())
        .filter(i -> part.label(i).orElse(-1) == label)
        .limit(SAMPLES)
        .mapToObj(i -> Thumbnails.of(part, i))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The first training text of a class. */
  private static Optional<String> sample(Examples part, int label) {
    return part.vocabulary().isEmpty()
        ? Optional.empty()
        : IntStream.range(0, part.size())
            .filter(i -> part.label(i).orElse(-1) == label)
            .mapToObj(part::text)
            .flatMap(Optional::stream)
            .findFirst();
  }

  /** How long the texts of each part are, and what a net does not see of them. */
  private static Optional<Grid> lengths(Dataset data) {
    if (data.train().vocabulary().isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> words = new ArrayList<>();
    add("training", data.train(), words);
    add("validation", data.validation(), words);
    add("test", data.test(), words);
    List<Grid.Column> columns = new ArrayList<>(List.of(new Grid.Column("lengths", false)));
    Stream.of("median", "95 %", "longest", "texts cut", "unknown")
        .forEach(name -> columns.add(new Grid.Column(name, true)));
    return words.isEmpty() ? Optional.empty() : Optional.of(new Grid(columns, words, 0, Set.of()));
  }

  private static void add(String name, Examples part, List<List<String>> words) {
    if (part instanceof TextExamples texts) {
      TextFacts facts = texts.facts();
      words.add(
          List.of(
              name,
              Numbers.grouped(facts.median()),
              Numbers.grouped(facts.most()),
              Numbers.grouped(facts.longest()),
              TextFacts.percent(facts.cutShare()),
              TextFacts.percent(facts.unknownShare())));
    }
  }

  private static String table(List<Group> groups) {
    HtmlTable table =
        new HtmlTable(
            List.of(
                new Grid.Column("class", false),
                new Grid.Column("training", true),
                new Grid.Column("validation", true),
                new Grid.Column("test", true),
                new Grid.Column("balance", false),
                new Grid.Column("", false)));
    int most = groups.stream().mapToInt(Group::total).max().orElse(1);
    for (Group group : groups) {
      List<String> cells = new ArrayList<>();
      cells.add(Html.escape(group.name()));
      group.counts().forEach(count -> cells.add(Numbers.grouped(count)));
      cells.add(Html.bar((double) group.total() / Math.max(1, most), "70px", Html.BLUE));
      cells.add(group.text().map(Texts::html).orElseGet(() -> strip(group)));
      table.row(cells, false);
    }
    return table.toString();
  }

  /** The samples side by side as one image. */
  private static String strip(Group group) {
    return group.samples().isEmpty()
        ? ""
        : SampleSheet.strip("samples of " + group.name(), group.samples())
            .image("margin:0;max-width:none;vertical-align:middle");
  }

  /** The columns of a table with what the training part says of them. */
  private static Optional<Grid> columns(Dataset data) {
    if (!(data.train() instanceof TableExamples rows)) {
      return Optional.empty();
    }
    Scaling scaling = data.inputScaling();
    List<List<String>> words = new ArrayList<>();
    for (int c = 0; c < Math.min(COLUMNS, rows.columns().size()); c++) {
      words.add(
          List.of(
              rows.columns().get(c),
              Numbers.significant(scaling.means().get(c)),
              Numbers.significant(scaling.deviations().get(c))));
    }
    data.targetScaling().ifPresent(scaled -> words.addAll(targets(data, scaled)));
    return Optional.of(
        new Grid(
            List.of(
                new Grid.Column("column", false),
                new Grid.Column("mean", true),
                new Grid.Column("deviation", true)),
            words,
            Math.max(0, rows.columns().size() - COLUMNS),
            Set.of()));
  }

  /** A row for each number to be predicted. */
  private static List<List<String>> targets(Dataset data, Scaling scaling) {
    List<List<String>> words = new ArrayList<>();
    int from = 0;
    for (Answer answer : data.answers()) {
      if (answer.labels().isEmpty()) {
        words.add(
            List.of(
                answer.name() + " (to predict)",
                Numbers.significant(scaling.means().get(from)),
                Numbers.significant(scaling.deviations().get(from))));
      }
      from += answer.labels().map(Labels::size).orElse(1);
    }
    return words;
  }

  private static Optional<Grid> files(Dataset data) {
    var files = data.provenance().files();
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Grid(
                List.of(new Grid.Column("file", false), new Grid.Column("SHA-256", false)),
                files.stream()
                    .limit(FILES)
                    .map(f -> List.of(f.file(), Words.cut(f.sha256(), DIGITS)))
                    .toList(),
                Math.max(0, files.size() - FILES),
                Set.of()));
  }
}
