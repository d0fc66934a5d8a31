package dev.cairn.kernel;

import dev.cairn.host.LiveDisplay;
import dev.cairn.host.Shown;
import java.util.Map;
import java.util.UUID;

/** One output of a cell that is put there by the first look and replaced by each later one. */
final class UpdatedDisplay implements LiveDisplay {

  /** Sends a bundle to one cell, also when that has ended. */
  @FunctionalInterface
  interface CellOutput {
    /**
     * Sends it.
     *
     * @param id the identifier of the display
     * @param update whether it replaces the display with this identifier
     */
    void send(Map<String, Object> bundle, String id, boolean update);
  }

  private final CellOutput output;
  private final String id = "cairn-" + UUID.randomUUID();
  private boolean there;

  /** A display that is not there yet. */
  UpdatedDisplay(CellOutput output) {
    this.output = output;
  }

  @Override
  public synchronized void show(Shown shown) {
    output.send(Bundles.of(shown), id, there);
    there = true;
  }
}
