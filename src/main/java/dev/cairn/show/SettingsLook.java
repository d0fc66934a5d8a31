package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.settings.Settings;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import java.util.List;
import java.util.Set;

/** The settings of a session, a row each. */
final class SettingsLook {
  private static final List<Grid.Column> COLUMNS =
      List.of(
          new Grid.Column("setting", false),
          new Grid.Column("in force", false),
          new Grid.Column("set by", false));

  private SettingsLook() {}

  static Shown of(Settings settings) {
    List<List<String>> rows =
        settings.lines().stream()
            .map(line -> List.of(line.name(), line.value(), line.variable()))
            .toList();
    return Shown.of(settings.toString(), Html.frame(new Grid(COLUMNS, rows, 0, Set.of()).html()));
  }
}
