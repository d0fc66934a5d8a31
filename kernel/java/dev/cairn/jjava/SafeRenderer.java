package dev.cairn.jjava;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/**
 * Renders on the thread of cells, so that an interrupt reaches it, and falls back to text when a
 * renderer fails: an {@link Error} that leaves a renderer would end the thread that answers the
 * notebook, and the kernel would hang for good.
 */
final class SafeRenderer extends Renderer {
  private final CellEvaluator cells;

  SafeRenderer(CellEvaluator cells) {
    this.cells = cells;
  }

  @Override
  public DisplayData render(Object value, Map<String, Object> parameters) {
    return safely(value, () -> super.render(value, parameters));
  }

  @Override
  public DisplayData renderAs(Object value, Map<String, Object> parameters, String... types) {
    return safely(value, () -> super.renderAs(value, parameters, types));
  }

  private DisplayData safely(Object value, Callable<DisplayData> work) {
    try {
      return cells.interruptibly("rendering", work);
    } catch (ExecutionException failed) {
      return text(value, failed.getCause());
    }
  }

  private DisplayData text(Object value, Throwable failed) {
    try {
      return cells.interruptibly("rendering", () -> new DisplayData(String.valueOf(value)));
    } catch (ExecutionException again) {
      return new DisplayData(value.getClass().getName() + " (cannot be shown: " + failed + ")");
    }
  }
}
