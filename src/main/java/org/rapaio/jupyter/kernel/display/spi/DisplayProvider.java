package org.rapaio.jupyter.kernel.display.spi;

import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;

/** A service that a rapaio kernel loads from jars on its class path; signatures only. */
public interface DisplayProvider {

  /** Renderers, asked for whenever the class path has grown. */
  List<DisplayRenderer> getDisplayRenderers();

  /** Transformers, asked for whenever the class path has grown. */
  List<DisplayTransformer> getDisplayTransformers();
}
