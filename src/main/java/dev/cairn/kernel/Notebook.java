package dev.cairn.kernel;

import dev.cairn.host.Hosts;

/**
 * Cairn in kernels that load no extensions: one line in the first cell.
 *
 * <pre>{@code
 * %jars /path/to/cairn-0.1.0.jar
 * dev.cairn.kernel.Notebook.open();
 * }</pre>
 */
public final class Notebook {
  private Notebook() {}

  /**
   * Imports Cairn's names for the cells that follow, and makes the kernel show its values and live
   * panels. Where that is done already, or outside of a kernel, nothing happens.
   */
  public static void open() {
    KernelFinder.find()
        .ifPresent(
            kernel -> {
              kernel.importNames();
              Hosts.current();
            });
  }
}
