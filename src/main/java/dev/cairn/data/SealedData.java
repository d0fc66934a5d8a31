package dev.cairn.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.CairnException;
import dev.cairn.seal.Seal;
import dev.cairn.seal.SealException;
import dev.cairn.seal.SealedFile;
import dev.cairn.seal.SealedReader;
import dev.cairn.seal.Segments;
import dev.cairn.store.RecordText;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Data sets as sealed files: 8 bytes {@code CAIRNDAT}, the length of the header (4 bytes), {@link
 * SealedHeader} as JSON, the inputs, the targets.
 */
final class SealedData {
  static final byte[] MAGIC = "CAIRNDAT".getBytes(UTF_8);
  private static final int MOST_HEADER = 64 << 20;
  private static final int START = MAGIC.length + Integer.BYTES;

  private SealedData() {}

  static void write(Dataset data, Path path, Seal seal) {
    if (!data.target().isVector()) {
      throw new DataException(
          "one answer for each example, to be sealed",
          "an answer at each of %d positions".formatted(data.target().positions()),
          data.name(),
          "seal models that learned from it instead: run.save(path, seal)");
    }
    if (data.train().vocabulary().isPresent()) {
      throw new DataException(
          "images, rows of a table or numbers to seal",
          "texts",
          data.name(),
          "seal the model instead: run.save(path, seal) keeps the vocabulary and no texts");
    }
    SealedHeader header = SealedHeader.of(data);
    byte[] text = RecordText.write(header).getBytes(UTF_8);
    SealedFile.write(
        path, seal, Segments.SMALL, out -> new SealedWriter(header, out).write(text, data));
  }

  /** Opens a file; inputs are read later. */
  static Dataset open(Path path, Seal seal) {
    SealedReader reader = SealedFile.open(path, seal);
    boolean opened = false;
    try {
      Dataset data = open(reader);
      opened = true;
      return data;
    } finally {
      if (!opened) {
        reader.close();
      }
    }
  }

  private static Dataset open(SealedReader reader) {
    try (DataInputStream in = new DataInputStream(reader.stream(0))) {
      boolean right = Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
      if (!right || reader.size() < START) {
        throw SealedHeader.other("a sealed file of something else", reader.path());
      }
      int length = in.readInt();
      if (length < 2 || length > Math.min(MOST_HEADER, reader.size() - START)) {
        throw new IOException("its header has an impossible length");
      }
      SealedHeader header = SealedHeader.read(new String(in.readNBytes(length), UTF_8));
      long from = START + (long) length;
      if (!header.isConsistent() || reader.size() - from != header.bytes()) {
        throw new IOException("its sizes do not belong together");
      }
      return dataset(reader, header, from);
    } catch (SealException | DataException told) {
      throw told;
    } catch (CairnException inconsistent) {
      throw SealedHeader.other("one that is made wrongly: " + inconsistent.found(), reader.path());
    } catch (IOException | RuntimeException inconsistent) {
      throw SealedHeader.other(
          "one that is made wrongly: " + inconsistent.getMessage(), reader.path());
    }
  }

  private static Dataset dataset(SealedReader reader, SealedHeader header, long from)
      throws IOException {
    long behind = from + (long) header.examples() * header.inputBytes();
    Targets targets = SealedTargets.read(header, reader.stream(behind));
    Targets fitted = targets.scaled(header.targets());
    Scaling none = Scaling.none(header.inputs().channels());
    SealedExamples.Source source = new SealedExamples.Source(reader, header, from);
    int pool = header.training() + header.validation();
    Rows first = Rows.all(pool);
    Rows rest = Rows.of(IntStream.range(pool, header.examples()).toArray());
    return Dataset.of(
        new SealedExamples(source, targets, fitted, first, none),
        Optional.of(header.training()),
        new SealedExamples(source, targets, fitted, rest, none),
        header.answers(),
        header.provenance(),
        Cut.DEFAULT);
  }
}
