package dev.cairn.data;

import dev.cairn.graph.Shape;
import dev.cairn.seal.SealedReader;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * Examples of a sealed file. Inputs are decrypted one at a time when they are asked for, and only
 * the targets are in memory.
 */
final class SealedExamples extends AnsweredExamples {
  private final Source source;

  /** The same with the numbers that they were standardised by when they were sealed. */
  private final Targets fitted;

  private final double[] means;
  private final double[] deviations;

  /** Where the inputs stand. */
  record Source(SealedReader reader, SealedHeader header, long from) {

    /** The bytes of an input. */
    ByteBuffer read(int row) {
      int size = header.inputBytes();
      ByteBuffer bytes = ByteBuffer.allocate(size);
      reader.read(from + (long) row * size, bytes);
      return bytes.flip();
    }
  }

  SealedExamples(Source source, Targets targets, Targets fitted, Rows rows, Scaling scaling) {
    super(targets, rows, scaling);
    this.source = source;
    this.fitted = fitted;
    this.means = scaling.means().stream().mapToDouble(Double::doubleValue).toArray();
    this.deviations = scaling.deviations().stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public Shape input() {
    return source.header().input();
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer out) {
    float[] raw = raw(index);
    int area = raw.length / means.length;
    for (int i = 0; i < raw.length; i++) {
      int channel = i / area;
      raw[i] = (float) ((raw[i] - means[channel]) / deviations[channel]);
    }
    inputs.put(raw);
    targets.write(rows.at(index), out);
  }

  /** An input as it was before it was standardised. */
  float[] raw(int index) {
    ByteBuffer bytes = source.read(rows.at(index));
    float[] raw = new float[input().elements()];
    if (source.header().pixels()) {
      for (int i = 0; i < raw.length; i++) {
        raw[i] = bytes.get() & 0xff;
      }
    } else {
      bytes.asFloatBuffer().get(raw);
    }
    return raw;
  }

  /** How these were encoded before they were sealed, standardised as they are now. */
  @Override
  public Encoder.Input encoding() {
    return source.header().encoding().with(scaling);
  }

  /** Whether another training part is standardised by its own numbers. */
  boolean refits() {
    return source.header().refits();
  }

  @Override
  public Optional<byte[]> picture(int index) {
    return source.header().pixels()
        ? Optional.of(source.read(rows.at(index)).array())
        : Optional.empty();
  }

  @Override
  public Optional<String> doubt() {
    return source.reader().isBroken()
        ? Optional.of(
            "the data were changed or cut after they were sealed: " + source.reader().path())
        : Optional.empty();
  }

  /** The training part that was sealed has its numbers in the file: no need to read all of it. */
  @Override
  public SealedExamples standardised() {
    SealedHeader header = source.header();
    return !header.refits() || rows.areFirst(header.training())
        ? with(targets.scaled(fitted.scaling()), header.inputs())
        : with(targets.standardised(rows), SealedMoments.of(this));
  }

  @Override
  public SealedExamples standardisedLike(Examples training) {
    return with(targets.scaled(training.targetScaling()), training.inputScaling());
  }

  @Override
  public SealedExamples answers(int... numbers) {
    Targets some = SeveralTargets.only(targets, numbers);
    Targets someFitted = SeveralTargets.only(fitted, numbers);
    return new SealedExamples(source, some, someFitted, rows, scaling);
  }

  @Override
  public SealedExamples subset(int... indices) {
    return new SealedExamples(source, targets, fitted, rows.subset(indices), scaling);
  }

  private SealedExamples with(Targets others, Scaling other) {
    return new SealedExamples(source, others, fitted, rows, other);
  }

  /** The numbers that the training part was sealed with. */
  Scaling sealedScaling() {
    return source.header().inputs();
  }
}
