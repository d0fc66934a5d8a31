package dev.cairn.host;

import java.util.Optional;

/**
 * A value as a host can display it; the host takes the richest form that it understands.
 *
 * @param plain text of lines within 80 columns
 * @param html a fragment without scripts, readable on light and dark pages
 * @param png the bytes of a PNG picture; shared, not copied, so leave them as they are
 */
public record Shown(String plain, Optional<String> html, Optional<byte[]> png) {

  /** Text only. */
  public static Shown text(String plain) {
    return new Shown(plain, Optional.empty(), Optional.empty());
  }

  /** Text and HTML. */
  public static Shown of(String plain, String html) {
    return new Shown(plain, Optional.of(html), Optional.empty());
  }

  /** Text, HTML and a picture where it could be drawn. */
  public static Shown of(String plain, String html, Optional<byte[]> png) {
    return new Shown(plain, Optional.of(html), png);
  }
}
