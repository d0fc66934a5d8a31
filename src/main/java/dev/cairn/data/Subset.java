package dev.cairn.data;

import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A view of some examples of any kind. */
final class Subset implements Examples {
  private final Examples all;
  private final Rows rows;

  Subset(Examples all, int... indices) {
    this(all, Rows.all(all.size()).subset(indices));
  }

  private Subset(Examples all, Rows rows) {
    this.all = all;
    this.rows = rows;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Shape input() {
    return all.input();
  }

  @Override
  public Shape target() {
    return all.target();
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
    all.write(rows.at(index), inputs, targets);
  }

  @Override
  public OptionalInt label(int index) {
    return all.label(rows.at(index));
  }

  @Override
  public Optional<byte[]> picture(int index) {
    return all.picture(rows.at(index));
  }

  @Override
  public Optional<String> text(int index) {
    return all.text(rows.at(index));
  }

  @Override
  public Optional<Vocabulary> vocabulary() {
    return all.vocabulary();
  }

  @Override
  public boolean isPadded() {
    return all.isPadded();
  }

  @Override
  public int symbolsAPosition() {
    return all.symbolsAPosition();
  }

  @Override
  public List<String> tokens(int index) {
    return all.tokens(rows.at(index));
  }

  @Override
  public int unread(int index) {
    return all.unread(rows.at(index));
  }

  @Override
  public Examples ofEpoch(long seed, int epoch) {
    return new Subset(all.ofEpoch(seed, epoch), rows);
  }

  @Override
  public Optional<String> doubt() {
    return all.doubt();
  }

  @Override
  public Scaling inputScaling() {
    return all.inputScaling();
  }

  @Override
  public Optional<Scaling> targetScaling() {
    return all.targetScaling();
  }

  @Override
  public Examples standardisedLike(Examples training) {
    return new Subset(all.standardisedLike(training), rows);
  }

  @Override
  public Examples answers(int... numbers) {
    return new Subset(all.answers(numbers), rows);
  }

  @Override
  public Examples subset(int... indices) {
    return new Subset(all, rows.subset(indices));
  }
}
