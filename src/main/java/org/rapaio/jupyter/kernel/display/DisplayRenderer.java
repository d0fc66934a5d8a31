package org.rapaio.jupyter.kernel.display;

/** Renders values of a class; signatures only. */
public interface DisplayRenderer {

  /** The class; subclasses are rendered too. */
  Class<?> rendererClass();

  /**
   * Whether it can render this mime type.
   *
   * @param mime null for any
   */
  boolean canRender(String mime);

  /**
   * Renders a value.
   *
   * @param mime null for any
   */
  DisplayData render(String mime, Object o);
}
