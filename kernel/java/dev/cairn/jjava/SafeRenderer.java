package dev.cairn.jjava;

import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/**
 * Falls back to text when a renderer fails: an {@link Error} that leaves a renderer would end the
 * thread that answers the notebook, and the kernel would hang for good.
 */
final class SafeRenderer extends Renderer {

  @Override
  public DisplayData render(Object value, Map<String, Object> parameters) {
    try {
      return super.render(value, parameters);
    } catch (Throwable failed) {
      return text(value, failed);
    }
  }

  @Override
  public DisplayData renderAs(Object value, Map<String, Object> parameters, String... types) {
    try {
      return super.renderAs(value, parameters, types);
    } catch (Throwable failed) {
      return text(value, failed);
    }
  }

  private static DisplayData text(Object value, Throwable failed) {
    try {
      return new DisplayData(String.valueOf(value));
    } catch (Throwable again) {
      return new DisplayData(value.getClass().getName() + " (cannot be shown: " + failed + ")");
    }
  }
}
