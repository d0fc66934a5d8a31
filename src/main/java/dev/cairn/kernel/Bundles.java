package dev.cairn.kernel;

import dev.cairn.host.Shown;
import dev.cairn.show.Rendering;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The looks of values as Jupyter's bundles: for each mime type its text. */
final class Bundles {
  private Bundles() {}

  /** The bundle of a look. */
  static Map<String, Object> of(Shown shown) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/plain", shown.plain());
    shown.html().ifPresent(html -> bundle.put("text/html", html));
    shown.png().ifPresent(png -> bundle.put("image/png", Base64.getEncoder().encodeToString(png)));
    return bundle;
  }

  /**
   * The bundle of a cell's value. Never throws: an error that leaves a renderer ends the thread
   * that answers the notebook.
   */
  static Map<String, Object> rendered(Object value) {
    try {
      return of(Rendering.of(value).orElseGet(() -> Shown.text(String.valueOf(value))));
    } catch (Throwable broken) {
      return of(Shown.text(value.getClass().getName() + " (cannot be shown: " + broken + ")"));
    }
  }
}
