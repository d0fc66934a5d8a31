/**
 * The engine that trains through Deeplearning4j: a graph becomes a {@code ComputationGraph} whose
 * convolutions and norms run on oneDNN. Only here Deeplearning4j and ND4J are imported.
 */
@NullMarked
package dev.cairn.engine.dl4j;

import org.jspecify.annotations.NullMarked;
