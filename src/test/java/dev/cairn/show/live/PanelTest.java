package dev.cairn.show.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Datasets;
import dev.cairn.host.Shown;
import dev.cairn.show.Golden;
import dev.cairn.show.Samples;
import dev.cairn.show.chart.Charts;
import dev.cairn.task.Predictions;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import dev.cairn.train.ProgressText;
import dev.cairn.train.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PanelTest {
  private static final Predictions PREDICTIONS = Samples.predictions(Datasets.fashionMnistMini());

  private final AtomicLong clock = new AtomicLong();
  private final Panel panel = new Panel(clock::get);

  @Test
  void render_textBeginsWithTheProgressLine() throws IOException {
    Snapshot snapshot = Samples.running(3);

    assertThat(panel.render(snapshot).plain()).startsWith(ProgressText.line(snapshot) + "\n");
    Golden.check("panel-running.txt", panel.render(snapshot).plain());
  }

  @Test
  void render_htmlWhileRunning() throws IOException {
    Golden.check("panel-running.html", panel.render(Samples.running(3)).html().orElseThrow());
  }

  @Test
  void render_htmlAtTheEnd() throws IOException {
    Golden.check("panel-ended.html", panel.render(Samples.ended()).html().orElseThrow());
  }

  @Test
  void render_hasAPngOnlyAtTheEnd() {
    assertThat(panel.render(Samples.preparing()).png()).isEmpty();
    assertThat(panel.render(Samples.running(3)).png()).isEmpty();
    assertThat(panel.render(Samples.ended()).png().orElseThrow()).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void render_hasAllPartsInEveryState() {
    List<Snapshot> run =
        List.of(Samples.preparing(), Samples.running(0), Samples.running(5), Samples.ended());

    List<List<String>> parts =
        run.stream().map(s -> parts(new Panel().render(s).html().orElseThrow())).toList();

    assertThat(parts.get(0)).hasSize(2 + 6 + 6 + 8);
    assertThat(parts).allMatch(each -> each.equals(parts.get(0)));
  }

  @Test
  void headings_sayWhatIsShown() {
    assertThat(heading("images", "accuracy"))
        .isEqualTo("predictions for the first validation examples come with the first epoch");
    assertThat(heading("texts", "topic accuracy"))
        .isEqualTo(
            "predictions of topic for the first validation examples come with the first epoch");
    assertThat(heading("windows", "bits per character"))
        .isEqualTo("texts that the net writes come with the first epoch");
  }

  private static String heading(String unit, String metric) {
    Snapshot s = Samples.preparing();
    Curves curves = new Curves(List.of(), new History(List.of(metric), List.of(), 0));
    Snapshot other =
        new Snapshot(
            s.title(),
            unit,
            false,
            s.phase(),
            s.progress(),
            s.pace(),
            s.learningRate(),
            s.loss(),
            s.memoryBytes(),
            curves,
            Optional.empty(),
            Optional.empty());
    String html = Sample.html(other);
    return html.substring(html.indexOf("margin:0\">") + 10, html.indexOf("</div>"));
  }

  /** Pictures, numbers, rows of the table, places for predictions. */
  private static List<String> parts(String html) {
    Matcher part =
        Pattern.compile("height=\"300\"|flex:1 0 102px|<tr[^>]*>(?=<td)|inline-block;width:100px")
            .matcher(html);
    return part.results().map(r -> r.group().replaceAll("^<tr.*", "row")).toList();
  }

  @Test
  void render_drawsTheChartAgainAfterTwoSecondsAtMost() {
    String blank = picture(panel.render(Samples.preparing()));
    String first = picture(panel.render(Samples.running(0)));
    clock.addAndGet(1_999_999_999L);
    String early = picture(panel.render(Samples.running(1)));
    clock.addAndGet(1);
    String due = picture(panel.render(Samples.running(1)));

    assertThat(first).isNotEqualTo(blank);
    assertThat(early).isEqualTo(first);
    assertThat(due).isNotEqualTo(first);
  }

  @Test
  void render_drawsTheChartAtOnceWhenTheRunEnds() {
    String first = picture(panel.render(Samples.running(3)));

    assertThat(picture(panel.render(Samples.ended()))).isNotEqualTo(first);
  }

  @Test
  void render_keepsTheChartWithoutNewPoints() {
    Snapshot snapshot = Samples.running(3);
    String first = picture(panel.render(snapshot));
    clock.addAndGet(60_000_000_000L);

    assertThat(picture(panel.render(snapshot))).isSameAs(first).isNotEmpty();
  }

  @Test
  void render_isSmall() {
    Snapshot running = Samples.with(Samples.running(3), PREDICTIONS);
    panel.render(running);
    Shown shown = panel.render(running);

    assertThat(Traffic.bytes(shown)).isLessThan(60_000);
    assertThat(Traffic.bytes(panel.render(Samples.with(Samples.ended(), PREDICTIONS))))
        .isLessThan(Traffic.LAST);
  }

  @Test
  void render_tellsRightAndWrongByMark() {
    String html = panel.render(Samples.with(Samples.running(3), PREDICTIONS)).html().orElseThrow();
    Predictions mistakes = PREDICTIONS.worst();
    String wrong = panel.render(Samples.with(Samples.ended(), mistakes)).html().orElseThrow();

    assertThat(html).contains("✓ Ankle boot");
    assertThat(wrong).contains("<b>✗ ").contains(">is ").doesNotContain("✓");
  }

  @Test
  void render_marksTheBarsForScreenReaders() {
    assertThat(panel.render(Samples.running(3)).html().orElseThrow())
        .contains(
            "role=\"progressbar\" aria-label=\"this epoch\" aria-valuemin=\"0\""
                + " aria-valuemax=\"100\" aria-valuenow=\"40\" aria-valuetext=\"batch 68 of 169\"");
  }

  @Test
  void render_regressionShowsPredictedForActualNumbers() {
    Predictions numbers = Samples.numbers(Datasets.friedman1(200, 1, 1));
    String html = panel.render(Samples.with(Samples.ended(), numbers)).html().orElseThrow();

    assertThat(html).contains("alt=\"Predicted for actual numbers: ");
  }

  private String picture(Shown shown) {
    Matcher data = Pattern.compile("base64,[^\"]+").matcher(shown.html().orElseThrow());
    return data.find() ? data.group().intern() : "";
  }

  @Test
  void render_escapesTheTitle() {
    Snapshot s = Samples.ended();
    Snapshot named =
        new Snapshot(
            "<script>alert(1)</script>",
            s.unit(),
            s.background(),
            s.phase(),
            s.progress(),
            s.pace(),
            s.learningRate(),
            s.loss(),
            s.memoryBytes(),
            s.curves(),
            s.sample(),
            Optional.of("<script>ended</script>"));

    assertThat(panel.render(named).html().orElseThrow())
        .contains("&lt;script&gt;alert(1)")
        .contains("&lt;script&gt;ended")
        .doesNotContain("<script>");
  }

  @Test
  void render_staysWithin80Columns() {
    assertThat(panel.render(Samples.ended()).plain().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void render_leavesOutPointsThatAreNotFinite() {
    List<Curves.Point> points =
        IntStream.range(0, 50)
            .mapToObj(i -> new Curves.Point(i / 50.0, i == 40 ? Double.NaN : 1.0 / (i + 1)))
            .toList();
    Curves curves = new Curves(points, Samples.history(0));

    assertThat(Charts.curves(curves).get(0).getSeriesMap().get("training, smoothed").getXData())
        .hasSize(49);
    assertThat(Panel.draw(curves, 1).png()).isPresent();
  }
}
