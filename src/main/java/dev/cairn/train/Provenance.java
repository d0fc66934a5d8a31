package dev.cairn.train;

import java.time.Instant;

/**
 * What a model was trained on, and how.
 *
 * @param data the data, their source, licence and checksums
 * @param seed of weights and of the order of examples
 * @param engine name of the engine that computed
 * @param settings epochs, batch, optimizer in words
 * @param java version of the JDK
 * @param begun when training began
 */
public record Provenance(
    dev.cairn.data.Provenance data,
    long seed,
    String engine,
    String settings,
    String java,
    Instant begun) {}
