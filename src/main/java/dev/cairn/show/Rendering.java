package dev.cairn.show;

import dev.cairn.baseline.BaselineResult;
import dev.cairn.course.Grade;
import dev.cairn.data.Dataset;
import dev.cairn.data.augment.Preview;
import dev.cairn.engine.profile.Kernels;
import dev.cairn.experiment.Choice;
import dev.cairn.experiment.Estimate;
import dev.cairn.experiment.RateTest;
import dev.cairn.experiment.Results;
import dev.cairn.experiment.Staged;
import dev.cairn.host.Shown;
import dev.cairn.insight.Attributions;
import dev.cairn.insight.FeatureSpace;
import dev.cairn.insight.MapSheet;
import dev.cairn.insight.TextAttributions;
import dev.cairn.settings.Settings;
import dev.cairn.show.live.Panel;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Words;
import dev.cairn.stack.Net;
import dev.cairn.stack.Trunk;
import dev.cairn.stack.lint.Lint;
import dev.cairn.task.Confusion;
import dev.cairn.task.ImageGrid;
import dev.cairn.task.Predictions;
import dev.cairn.task.Report;
import dev.cairn.train.Comparison;
import dev.cairn.train.Curves;
import dev.cairn.train.Generated;
import dev.cairn.train.GradientFlow;
import dev.cairn.train.History;
import dev.cairn.train.Job;
import dev.cairn.train.Model;
import dev.cairn.train.Run;
import dev.cairn.train.Schedule;
import dev.cairn.train.Snapshot;
import dev.cairn.train.Transfer;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
          new Look<>(History.class, PlainLooks::history),
          new Look<>(Curves.class, PlainLooks::curves),
          new Look<>(Comparison.class, ComparisonLook::of),
          new Look<>(GradientFlow.class, FlowLook::of),
          new Look<>(Results.class, ExperimentLooks::results),
          new Look<>(Staged.class, ExperimentLooks::staged),
          new Look<>(BaselineResult.class, ExperimentLooks::baseline),
          new Look<>(Choice.class, ExperimentLooks::choice),
          new Look<>(RateTest.class, ExperimentLooks::rates),
          new Look<>(Schedule.class, PlainLooks::schedule),
          new Look<>(Estimate.class, ExperimentLooks::estimate),
          new Look<>(Run.class, RunLook::of),
          new Look<>(Attributions.class, InsightLooks::attributions),
          new Look<>(TextAttributions.class, ShadedTextsLook::of),
          new Look<>(MapSheet.class, InsightLooks::maps),
          new Look<>(FeatureSpace.class, InsightLooks::space),
          new Look<>(Generated.class, GeneratedLook::of),
          new Look<>(Job.class, PlainLooks::job),
          new Look<>(Transfer.class, PlainLooks::transfer),
          new Look<>(Model.class, RunLook::of),
          new Look<>(Net.class, net -> NetLook.of(net.graph(), net.toString())),
          new Look<>(Trunk.class, trunk -> NetLook.of(trunk.graph(), trunk.toString())),
          new Look<>(Lint.class, LintLook::of),
          new Look<>(Kernels.class, KernelsLook::of),
          new Look<>(dev.cairn.doctor.Report.class, DoctorLook::of),
          new Look<>(Grade.class, GradeLook::of),
          new Look<>(Settings.class, SettingsLook::of),
          new Look<>(Dataset.class, DatasetLook::of),
          new Look<>(Preview.class, PreviewLook::of),
          new Look<>(Predictions.class, PredictionsLook::of),
          new Look<>(Confusion.class, ConfusionLook::of),
          new Look<>(Report.class, ReportLook::of),
          new Look<>(ImageGrid.class, PlainLooks::imageGrid),
          new Look<>(Table.class, PlainLooks::table),
          new Look<>(Chart.class, PlainLooks::chart),
          new Look<>(BufferedImage.class, PlainLooks::image));

  /** Types of values that hold others. */
  private static final List<Class<?>> HOLDERS =
      List.of(Collection.class, Map.class, Object[].class);

  private Rendering() {}

  private record Look<T>(Class<T> type, Function<? super T, Shown> draw) {
    Shown of(Object value) {
      return draw.apply(type.cast(value));
    }
  }

  /** The types that have a look; subclasses have it too. Those that hold others come last. */
  public static List<Class<?>> types() {
    List<Class<?>> types = new ArrayList<>();
    LOOKS.forEach(look -> types.add(look.type()));
    types.addAll(HOLDERS);
    return List.copyOf(types);
  }

  /**
   * The look of a value; of an {@code Optional}, a collection, an array or a map the look of what
   * it holds. Empty if its type has none. Never throws: a look that fails becomes the value's text
   * with the reason below.
   */
  public static Optional<Shown> of(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(Rendering::of);
    }
    Optional<Shown> shown =
        LOOKS.stream()
            .filter(look -> look.type().isInstance(value))
            .findFirst()
            .map(look -> safely(() -> look.of(value), value));
    return shown.isPresent() ? shown : HoldersLook.of(value).map(Rendering::within80);
  }

  /** Draws; whatever is thrown, errors too, becomes text. */
  static Shown safely(Supplier<Shown> draw, Object value) {
    try {
      return within80(draw.get());
    } catch (Throwable t) {
      return Shown.text(Words.within80(text(value) + "\n" + Picture.sentence(t)));
    }
  }

  private static Shown within80(Shown shown) {
    return new Shown(Words.within80(shown.plain()), shown.html(), shown.png());
  }

  /** A value's own words. */
  static String text(Object value) {
    try {
      return String.valueOf(value);
    } catch (Throwable t) {
      return value.getClass().getSimpleName();
    }
  }
}
