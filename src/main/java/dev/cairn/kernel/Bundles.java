package dev.cairn.kernel;

import dev.cairn.host.Shown;
import java.util.Base64;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** The looks of values as Jupyter's bundles of text, HTML and PNG. */
final class Bundles {
  private Bundles() {}

  /** The bundle of a look. */
  static DisplayData of(Shown shown) {
    var data = new DisplayData();
    fill(data, shown);
    return data;
  }

  /** Puts a look into a bundle. */
  static void fill(DisplayData data, Shown shown) {
    data.putText(shown.plain());
    shown.html().ifPresent(data::putHTML);
    shown
        .png()
        .ifPresent(png -> data.putData("image/png", Base64.getEncoder().encodeToString(png)));
  }
}
