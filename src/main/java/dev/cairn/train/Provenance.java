package dev.cairn.train;

import java.time.Instant;
import java.util.Optional;

/**
 * What a model was trained on, and how.
 *
 * @param data the data, their source, licence and checksums
 * @param seed of weights and of the order of examples
 * @param engine name of the engine that computed
 * @param settings epochs, batch, optimizer in words
 * @param java version of the JDK
 * @param begun when training began
 * @param doubt why the model is invalid: its data turned out to be changed or cut; empty if nothing
 *     speaks against it
 */
public record Provenance(
    dev.cairn.data.Provenance data,
    long seed,
    String engine,
    String settings,
    String java,
    Instant begun,
    Optional<String> doubt) {

  /** Of a model that nothing speaks against. */
  public Provenance(
      dev.cairn.data.Provenance data,
      long seed,
      String engine,
      String settings,
      String java,
      Instant begun) {
    this(data, seed, engine, settings, java, begun, Optional.empty());
  }

  /** The same, of a model that something speaks against. */
  Provenance doubted(String why) {
    return new Provenance(data, seed, engine, settings, java, begun, Optional.of(why));
  }
}
