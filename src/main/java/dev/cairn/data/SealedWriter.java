package dev.cairn.data;

import dev.cairn.data.files.DataException;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/** Puts out the examples of a data set one after the other; only the targets are kept till then. */
final class SealedWriter {
  private final SealedHeader header;
  private final DataOutputStream out;
  private final float[][] targets;
  private final FloatBuffer input;
  private final FloatBuffer target;
  private int done;

  SealedWriter(SealedHeader header, OutputStream out) {
    this.header = header;
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    this.targets = new float[header.columns().size()][header.examples()];
    this.input = FloatBuffer.allocate(header.input().elements());
    this.target =
        FloatBuffer.allocate(header.columns().stream().mapToInt(c -> Math.max(1, c)).sum());
  }

  void write(byte[] text, Dataset data) throws IOException {
    out.write(SealedData.MAGIC);
    out.writeInt(text.length);
    out.write(text);
    for (Examples part : List.of(data.train(), data.validation(), data.test())) {
      for (int index = 0; index < part.size(); index++) {
        requireTime(data);
        inputs(part, index);
        targets(part, index);
        done++;
      }
    }
    for (int row = 0; row < done; row++) {
      for (float[] column : targets) {
        out.writeFloat(column[row]);
      }
    }
    out.flush();
  }

  private void targets(Examples part, int index) {
    int from = 0;
    for (int column = 0; column < targets.length; column++) {
      targets[column][done] = SealedTargets.value(header, part, index, column, target, from);
      from += Math.max(1, header.columns().get(column));
    }
  }

  private void requireTime(Dataset data) {
    if (Thread.currentThread().isInterrupted()) {
      throw new DataException(
          "time to seal %d examples".formatted(header.examples()),
          "an interruption after %d".formatted(done),
          data.name(),
          "run the cell again; nothing was kept");
    }
  }

  private void inputs(Examples part, int index) throws IOException {
    Optional<byte[]> picture = header.pixels() ? part.picture(index) : Optional.empty();
    if (picture.isPresent()) {
      out.write(picture.get());
      return;
    }
    ByteBuffer bytes = ByteBuffer.allocate(header.inputBytes());
    bytes.asFloatBuffer().put(raw(part, index));
    out.write(bytes.array());
  }

  /** Before it was standardised. */
  private float[] raw(Examples part, int index) {
    if (part instanceof TableExamples rows) {
      return rows.row(index);
    }
    if (part instanceof SealedExamples sealed) {
      return sealed.raw(index);
    }
    part.write(index, input.clear(), target.clear());
    float[] raw = input.array().clone();
    Scaling scaling = part.inputScaling();
    int area = raw.length / scaling.channels();
    if (scaling.equals(Scaling.none(scaling.channels()))) {
      return raw;
    }
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (float) scaling.decode(i / area, raw[i]);
    }
    return raw;
  }
}
