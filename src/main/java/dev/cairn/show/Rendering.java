package dev.cairn.show;

import dev.cairn.course.Grade;
import dev.cairn.data.Dataset;
import dev.cairn.doctor.Report;
import dev.cairn.engine.profile.Kernels;
import dev.cairn.host.Shown;
import dev.cairn.settings.Settings;
import dev.cairn.show.chart.Charts;
import dev.cairn.show.live.Epochs;
import dev.cairn.show.live.Panel;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.TableGrid;
import dev.cairn.stack.Net;
import dev.cairn.stack.Trunk;
import dev.cairn.task.Confusion;
import dev.cairn.task.Predictions;
import dev.cairn.train.Comparison;
import dev.cairn.train.Curves;
import dev.cairn.train.History;
import dev.cairn.train.Job;
import dev.cairn.train.Model;
import dev.cairn.train.Run;
import dev.cairn.train.Snapshot;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** Which values have a look, and their looks. */
public final class Rendering {
  private static final List<Look<?>> LOOKS =
      List.of(
          new Look<>(Snapshot.class, snapshot -> new Panel().render(snapshot)),
          new Look<>(History.class, Rendering::history),
          new Look<>(Curves.class, Rendering::curves),
          new Look<>(Comparison.class, ComparisonLook::of),
          new Look<>(Run.class, RunLook::of),
          new Look<>(Job.class, job -> Shown.text(job.toString())),
          new Look<>(Model.class, RunLook::of),
          new Look<>(Net.class, net -> NetLook.of(net.graph(), net.toString())),
          new Look<>(Trunk.class, trunk -> NetLook.of(trunk.graph(), trunk.toString())),
          new Look<>(Kernels.class, KernelsLook::of),
          new Look<>(Report.class, DoctorLook::of),
          new Look<>(Grade.class, GradeLook::of),
          new Look<>(Settings.class, SettingsLook::of),
          new Look<>(Dataset.class, DatasetLook::of),
          new Look<>(Predictions.class, PredictionsLook::of),
          new Look<>(Confusion.class, ConfusionLook::of),
          new Look<>(Table.class, Rendering::table),
          new Look<>(Chart.class, Rendering::chart),
          new Look<>(BufferedImage.class, Rendering::image));

  private Rendering() {}

  private record Look<T>(Class<T> type, Function<? super T, Shown> draw) {
    Shown of(Object value) {
      return draw.apply(type.cast(value));
    }
  }

  /** The types that have a look; subclasses have it too. */
  public static List<Class<?>> types() {
    return LOOKS.stream().<Class<?>>map(Look::type).toList();
  }

  /**
   * The look of a value, or of what an {@code Optional} holds; empty if its type has none. Never
   * throws: a look that fails becomes the value's text with the reason below.
   */
  public static Optional<Shown> of(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(Rendering::of);
    }
    return LOOKS.stream()
        .filter(look -> look.type().isInstance(value))
        .findFirst()
        .map(look -> safely(() -> look.of(value), value));
  }

  /** Draws; whatever is thrown, errors too, becomes text. */
  static Shown safely(Supplier<Shown> draw, Object value) {
    try {
      return draw.get();
    } catch (Throwable t) {
      return Shown.text(text(value) + "\n" + Picture.sentence(t));
    }
  }

  private static String text(Object value) {
    try {
      return value.toString();
    } catch (Throwable t) {
      return value.getClass().getSimpleName();
    }
  }

  private static Shown history(History history) {
    Grid grid = Epochs.of(history);
    return Shown.of(grid.text(), Html.frame(grid.html()));
  }

  private static Shown curves(Curves curves) {
    Picture picture = Panel.draw(curves, 0);
    String plain = Epochs.of(curves.history()).text();
    return picture.shown(picture.note(plain));
  }

  private static Shown table(Table table) {
    Grid grid = TableGrid.of(table, TableGrid.ROWS);
    String title = table.name() == null ? "" : table.name();
    String size =
        Grid.plural(table.rowCount(), "row") + ", " + Grid.plural(table.columnCount(), "column");
    return Shown.of(
        grid.text(),
        Html.frame(title.isEmpty() ? "" : Html.title(title), grid.html(), Html.note(size)));
  }

  private static Shown chart(Chart<?, ?> chart) {
    String title = chart.getTitle() == null ? "" : chart.getTitle();
    Picture picture = Charts.picture("Chart " + title, chart);
    return picture.shown(
        picture.note("chart '%s', %d x %d".formatted(title, chart.getWidth(), chart.getHeight())));
  }

  private static Shown image(BufferedImage image) {
    String words = "image, %d x %d".formatted(image.getWidth(), image.getHeight());
    Picture picture = Picture.of(words, image);
    return picture.shown(picture.note(words));
  }
}
