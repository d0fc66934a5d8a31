package dev.cairn.show.live;

import dev.cairn.show.chart.Charts;
import dev.cairn.show.chart.FlowStrips;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Picture;
import dev.cairn.task.Predictions;
import dev.cairn.train.Curves;
import dev.cairn.train.GradientFlow;
import dev.cairn.train.History;
import dev.cairn.train.ProgressText;
import dev.cairn.train.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The pictures of one panel: curves and predictions. They are drawn again only when there is
 * something new, at most every two seconds, and so seldom that drawing takes half a percent of the
 * time, but at least every ten seconds. The first drawing loads fonts and does not count.
 */
final class Pictures {
  private static final long PAUSE_NANOS = 2_000_000_000L;
  private static final long LONGEST_NANOS = 5 * PAUSE_NANOS;
  private static final long SHARE = 200;

  /** A picture that takes another's place is decoded before the page is painted: no flicker. */
  private static final String AT_ONCE = "<img decoding=\"sync\" ";

  private final LongSupplier nanos;
  private Optional<Drawn> drawn = Optional.empty();
  private OptionalLong dueAt = OptionalLong.empty();

  Pictures(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * What was drawn, and of what.
   *
   * @param html charts, strips and current predictions
   */
  record Drawn(
      Curves curves, Optional<Predictions> predictions, Optional<GradientFlow> flow, String html) {

    static Drawn of(Snapshot s, List<Picture> charts, List<Picture> strips) {
      String below = strips.isEmpty() ? "" : Html.beside(strips) + "\n";
      String html = Html.beside(charts) + "\n" + below + Sample.html(s);
      return new Drawn(s.curves(), s.sample(), s.flow(), html.replace("<img ", AT_ONCE));
    }

    private boolean shows(Snapshot s) {
      return curves.equals(s.curves()) && predictions.equals(s.sample()) && flow.equals(s.flow());
    }
  }

  /** The newest pictures; before training empty ones of the same size: letters take a while. */
  Drawn of(Snapshot s) {
    if (drawn.isEmpty() && s.phase() == Snapshot.Phase.PREPARING) {
      drawn = Optional.of(Drawn.of(s, blank(s), blankStrips(s)));
    } else if (isDue(s) && (drawn.filter(d -> d.shows(s)).isEmpty() || dueAt.isEmpty())) {
      long begun = nanos.getAsLong();
      drawn = Optional.of(Drawn.of(s, charts(s), strips(s)));
      long pause = dueAt.isEmpty() ? 0 : SHARE * (nanos.getAsLong() - begun);
      dueAt = OptionalLong.of(begun + Math.min(LONGEST_NANOS, Math.max(PAUSE_NANOS, pause)));
    }
    return drawn.orElseThrow();
  }

  private boolean isDue(Snapshot s) {
    return s.ending().isPresent() || dueAt.isEmpty() || nanos.getAsLong() - dueAt.getAsLong() >= 0;
  }

  private static List<Picture> blank(Snapshot s) {
    Stream<String> metrics =
        s.curves().history().charts().stream().map(chart -> "Metric on the validation part");
    return Stream.concat(Stream.of("Losses"), metrics)
        .map(what -> Picture.blank(what + ": no step yet", Charts.WIDTH, Charts.HEIGHT))
        .toList();
  }

  private static List<Picture> strips(Snapshot s) {
    return s.flow().map(FlowStrips::of).orElse(List.of());
  }

  private static List<Picture> blankStrips(Snapshot s) {
    return s.flow().stream()
        .flatMap(
            flow ->
                Stream.of("Gradient norms", "Sizes of outputs")
                    .map(what -> blankStrip(what, flow.blocks().size())))
        .toList();
  }

  private static Picture blankStrip(String what, int blocks) {
    return Picture.blank(what + ": no sample yet", Charts.WIDTH, FlowStrips.height(blocks));
  }

  private static List<Picture> charts(Snapshot s) {
    String state = state(s.curves().history());
    return Charts.curves(s.curves(), s.progress().epochs()).stream()
        .map(chart -> Charts.picture(chart.getTitle() + ": " + state, chart))
        .toList();
  }

  /** What the curves say, for readers who cannot see them. */
  static String state(History history) {
    int epochs = history.epochs().size();
    return epochs == 0
        ? "no finished epoch yet"
        : "after "
            + Grid.plural(epochs, "epoch")
            + ": "
            + ProgressText.epoch(history, history.epochs().get(epochs - 1));
  }
}
