package dev.cairn.experiment;

import dev.cairn.graph.EmptyVariableException;
import dev.cairn.stack.Net;
import dev.cairn.train.Trainer;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A net that takes part in an experiment.
 *
 * @param name for tables and legends
 * @param net that is trained
 * @param trainer with settings of its own; empty to take those of the experiment
 * @param series of a chart that it belongs to, such as {@code residual}; its name where there is no
 *     axis
 * @param at where it stands on the axis of a sweep, such as its number of blocks
 */
public record Candidate(
    String name, Net net, Optional<Trainer> trainer, String series, OptionalDouble at) {
  /**
   * Checks the name and the net.
   *
   * @throws EmptyVariableException if one of them is null
   */
  public Candidate {
    EmptyVariableException.check("a name", name, "Study.candidate");
    EmptyVariableException.check("a net", net, "Study.candidate");
  }

  /** For example {@code 2 blocks}, {@code 1 block}. */
  static String counted(Number value, String what) {
    boolean single = value.doubleValue() == 1 && what.length() > 1 && what.endsWith("s");
    return value + " " + (single ? what.substring(0, what.length() - 1) : what);
  }

  static Candidate of(String name, Net net) {
    return new Candidate(name, net, Optional.empty(), name, OptionalDouble.empty());
  }

  Candidate with(Trainer own) {
    EmptyVariableException.check("a trainer", own, "Study.candidate");
    return new Candidate(name, net, Optional.of(own), series, at);
  }

  Candidate at(String series, double place) {
    return new Candidate(name, net, trainer, series, OptionalDouble.of(place));
  }

  /** The same without shortcuts. */
  Candidate plain() {
    return new Candidate(
        name + ", plain", net.plain(), trainer, at.isPresent() ? PLAIN : name + ", plain", at);
  }

  static final String PLAIN = "plain";
  static final String RESIDUAL = "residual";
}
