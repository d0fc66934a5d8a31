package dev.cairn.kernel;

import dev.cairn.show.Rendering;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/**
 * The looks of values in rapaio kernels, which find this through {@code META-INF/services} as soon
 * as Cairn's jar is on their class path; Cairn's names are imported then, too.
 */
public final class RapaioDisplays implements DisplayProvider {

  /** Made by the kernel. */
  public RapaioDisplays() {}

  private record Look(Class<?> rendererClass) implements DisplayRenderer {
    @Override
    public boolean canRender(@Nullable String mime) {
      return true;
    }

    @Override
    public DisplayData render(@Nullable String mime, Object value) {
      return RapaioHost.bundle(Bundles.rendered(value));
    }
  }

  /** Never throws: an error ends the thread that answers the notebook. */
  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    try {
      Notebook.open();
    } catch (Throwable broken) {
      System.err.println("Cairn could not be loaded into this kernel: " + broken);
      return List.of();
    }
    return Stream.concat(Rendering.types().stream(), Stream.of(Optional.class))
        .<DisplayRenderer>map(Look::new)
        .toList();
  }

  @Override
  public List<DisplayTransformer> getDisplayTransformers() {
    return List.of();
  }
}
