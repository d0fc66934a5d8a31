package dev.cairn.train;

import dev.cairn.data.Encoder;
import dev.cairn.engine.Engine;
import dev.cairn.engine.Weights;
import dev.cairn.graph.CairnException;
import dev.cairn.graph.Facts;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.seal.Seal;
import dev.cairn.seal.SealException;
import dev.cairn.seal.SealedFile;
import dev.cairn.seal.SealedReader;
import dev.cairn.seal.Segments;
import dev.cairn.store.Archive;
import dev.cairn.store.Content;
import dev.cairn.store.RecordText;
import dev.cairn.store.StoreException;
import dev.cairn.store.TensorFile;
import dev.cairn.store.WholeFile;
import dev.cairn.task.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A model as a file: {@code model.json} with format, net, loss and task; {@code
 * weights.safetensors}; {@code history.json}; {@code provenance.json}; {@code README.md} for
 * people; and, where training shall go on from it, what {@link StateFile} adds.
 */
final class ModelFile {
  /** Of the files that are written; all from 1 on are read. */
  static final int VERSION = 2;

  /** What files of version 1 do not say, since it was not there yet. */
  private static final Map<String, String> SINCE_VERSION_1 = Map.of("Embedding.padded", "false");

  private static final String FORMAT = "cairn model";
  private static final String MODEL = "model.json";
  private static final String WEIGHTS = "weights.safetensors";
  private static final String HISTORY = "history.json";
  private static final String PROVENANCE = "provenance.json";
  private static final String CARD = "README.md";
  private static final int MOST_TEXT = 16 << 20;

  private ModelFile() {}

  /**
   * What says how a model computes.
   *
   * @param format always the same
   * @param version of the format
   * @param writtenBy version of Cairn
   */
  private record Header(
      String format,
      int version,
      String writtenBy,
      Graph graph,
      Loss loss,
      Task task,
      Encoder encoder) {}

  /** The entries of a file, in order. */
  static Map<String, Content> entries(Model model, Map<String, Content> more) {
    Header header =
        new Header(
            FORMAT,
            VERSION,
            writtenBy(),
            model.graph(),
            model.loss(),
            model.task(),
            model.encoder());
    Map<String, Content> entries = new LinkedHashMap<>();
    entries.put(MODEL, text(RecordText.writeIndented(header)));
    entries.put(PROVENANCE, text(RecordText.writeIndented(model.provenance())));
    entries.put(HISTORY, text(RecordText.writeIndented(model.curves())));
    entries.put(CARD, text(ModelCard.of(model)));
    entries.put(
        WEIGHTS, new TensorFile(Map.of(), NamedArrays.of("", model.weights(), model.graph())));
    entries.putAll(more);
    return entries;
  }

  static Content text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return out -> out.write(bytes);
  }

  private static String writtenBy() {
    String version = ModelFile.class.getPackage().getImplementationVersion();
    return "Cairn " + (version == null ? "from classes" : version);
  }

  /**
   * Writes a file.
   *
   * @throws StoreException if there is one and nobody said that it may go, or it cannot be written
   */
  static void save(Path file, Content content, boolean overwrite, String call) {
    WholeFile.prepare(file);
    if (!overwrite && Files.exists(file)) {
      throw new StoreException(
          "a name that no file has yet",
          "a file of that name",
          file.toString(),
          "choose another name, or replace the file: " + call + "(path, Save.OVERWRITE)");
    }
    WholeFile.write(file, content);
  }

  /** The entries as they are. */
  static Content open(Map<String, Content> entries) {
    return out -> Archive.write(out, entries);
  }

  /** The entries, sealed. */
  static Content sealed(Map<String, Content> entries, Seal seal) {
    return out -> {
      OutputStream sealing = SealedFile.sealing(out, seal, Segments.LARGE);
      Archive.write(sealing, entries);
      sealing.close();
    };
  }

  /** Reads something of a file. */
  interface Reading<T> {
    T of(Archive archive) throws IOException;
  }

  /**
   * Reads a file.
   *
   * @throws StoreException if there is none, it is damaged, or of a version that is not known
   */
  static <T> T read(Path file, Reading<T> reading) {
    if (SealedFile.isSealed(file)) {
      throw new StoreException(
          "a file that is not sealed, or its seal",
          "a sealed file without its seal",
          file.toString(),
          "give the seal too: Model.load(path, Seal.ask()), or Seal.fromFile(keyPath)");
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return read(channel, file.toString(), reading);
    } catch (NoSuchFileException missing) {
      Facts facts =
          new Facts(
              "a file that a model or a run was saved to",
              "no such file",
              file.toAbsolutePath().toString(),
              "give the path that save(…) or trainer.checkpoints(…) was given");
      throw new StoreException(facts, missing);
    } catch (IOException unreadable) {
      Facts facts =
          new Facts(
              "a file that can be read",
              String.valueOf(unreadable.getMessage()),
              file.toString(),
              "see whether it is a file and you may read it");
      throw new StoreException(facts, unreadable);
    }
  }

  /**
   * Reads a sealed file, after all of it was authenticated.
   *
   * @throws dev.cairn.seal.SealException if the seal does not open it
   */
  static <T> T read(Path file, Seal seal, Reading<T> reading) {
    try (SealedReader reader = SealedFile.open(file, seal)) {
      reader.verify();
      return read(reader.channel(), file.toString(), reading);
    }
  }

  static <T> T read(SeekableByteChannel channel, String where, Reading<T> reading) {
    try {
      Archive archive = Archive.open(channel);
      checkVersion(archive, where);
      return reading.of(archive);
    } catch (StoreException | SealException told) {
      throw told;
    } catch (IOException damaged) {
      throw damaged(where, String.valueOf(damaged.getMessage()), damaged);
    } catch (CairnException inconsistent) {
      throw damaged(where, inconsistent.found() + " in " + inconsistent.where(), inconsistent);
    } catch (RuntimeException inconsistent) {
      throw damaged(where, "what it says does not fit together", inconsistent);
    }
  }

  private static StoreException damaged(String where, String how, Exception cause) {
    Facts facts =
        new Facts(
            "a whole file of a model",
            "one that is damaged: " + how,
            where,
            "take another copy of the file, or save the model again");
    return new StoreException(facts, cause);
  }

  /** Before anything else is understood. */
  private static void checkVersion(Archive archive, String where) throws IOException {
    String text = archive.text(MODEL, MOST_TEXT);
    long version = RecordText.count(text, "version");
    if (version < 1 || version > VERSION) {
      String writer = RecordText.word(text, "writtenBy");
      throw new StoreException(
          "a model file of version 1 to " + VERSION,
          "version %d, written by %s".formatted(version, writer.isEmpty() ? "nobody" : writer),
          where,
          "read it with %s or newer".formatted(writer.isEmpty() ? "that Cairn" : writer));
    }
  }

  /** The model of a file; its engine is the one that it was trained with, if that runs here. */
  static Model model(Archive archive) throws IOException {
    return model(archive, ModelFile::engine);
  }

  /**
   * The model of a file.
   *
   * @param engines gives the engine by the name of the one that it was trained with
   */
  static Model model(Archive archive, Function<String, Engine> engines) throws IOException {
    Header header = header(archive.text(MODEL, MOST_TEXT));
    if (!header.format().equals(FORMAT)) {
      throw new IOException("it is a file of something else");
    }
    ModelCheck.check(header.graph(), header.loss(), header.task());
    if (!header.encoder().input().shape().equals(header.graph().inputShape())) {
      throw new IOException("a net that does not read what its input is encoded to");
    }
    Weights weights =
        NamedArrays.weights(archive.read(WEIGHTS, TensorFile::read), "", header.graph(), true);
    Provenance provenance = RecordText.read(archive.text(PROVENANCE, MOST_TEXT), Provenance.class);
    Curves curves = RecordText.read(archive.text(HISTORY, MOST_TEXT), Curves.class);
    return new Model(
        header.graph(),
        header.loss(),
        weights,
        header.task(),
        provenance,
        engines.apply(provenance.engine()),
        header.encoder(),
        curves);
  }

  private static Header header(String text) throws IOException {
    boolean first = RecordText.count(text, "version") == 1;
    return RecordText.read(text, Header.class, first ? SINCE_VERSION_1 : Map.of());
  }

  private static Engine engine(String name) {
    Optional<Engine> same =
        Engine.all().stream()
            .filter(engine -> engine.name().equals(name) && engine.obstacle().isEmpty())
            .findFirst();
    return same.orElseGet(Engine::preferred);
  }
}
