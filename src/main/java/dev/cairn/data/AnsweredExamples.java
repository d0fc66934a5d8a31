package dev.cairn.data;

import dev.cairn.graph.Shape;
import java.util.Optional;
import java.util.OptionalInt;

/** Some rows of a source: what is to be predicted of each, and how its inputs are standardised. */
abstract sealed class AnsweredExamples implements Examples
    permits ImageExamples, TableExamples, SealedExamples {
  final Targets targets;
  final Rows rows;
  final Scaling scaling;

  AnsweredExamples(Targets targets, Rows rows, Scaling scaling) {
    this.targets = targets;
    this.rows = rows;
    this.scaling = scaling;
  }

  @Override
  public final int size() {
    return rows.size();
  }

  @Override
  public final Shape target() {
    return targets.shape();
  }

  @Override
  public final OptionalInt label(int index) {
    return targets.label(rows.at(index));
  }

  /** The class or the number of one of the answers as it was read; NaN if it is not known. */
  final float value(int column, int index) {
    return SeveralTargets.parts(targets).get(column).value(rows.at(index));
  }

  @Override
  public final Scaling inputScaling() {
    return scaling;
  }

  @Override
  public final Optional<Scaling> targetScaling() {
    return targets.scaling();
  }
}
