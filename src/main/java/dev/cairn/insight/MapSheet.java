package dev.cairn.insight;

import java.util.List;

/**
 * Small grey or coloured maps, drawn in rows by notebooks: filters or feature maps.
 *
 * @param title for people
 * @param maps in order
 */
public record MapSheet(String title, List<Map> maps) {
  /** Copies the list. */
  public MapSheet {
    maps = List.copyOf(maps);
  }

  /**
   * One map.
   *
   * @param name for people
   * @param channels 1, or 3 for red, green and blue
   * @param height in pixels
   * @param width in pixels
   * @param values {@code [channels, height, width]}
   */
  public record Map(String name, int channels, int height, int width, List<Double> values) {
    /** Copies the list. */
    public Map {
      values = List.copyOf(values);
    }
  }

  /** For example {@code filters of stem.conv1: 16 maps of 3x3}. */
  @Override
  public String toString() {
    Map first = maps.get(0);
    return "%s: %d maps of %dx%d".formatted(title, maps.size(), first.height(), first.width());
  }
}
