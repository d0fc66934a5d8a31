package dev.cairn.keras;

import dev.cairn.data.Encoder;
import dev.cairn.data.Labels;
import dev.cairn.data.Provenance;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.engine.Engine;
import dev.cairn.engine.Weights;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Shape;
import dev.cairn.keras.file.Architecture;
import dev.cairn.keras.file.Hdf5;
import dev.cairn.keras.file.KerasException;
import dev.cairn.keras.layers.Value;
import dev.cairn.task.Classification;
import dev.cairn.train.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A model that Keras saved, with what its file does not say.
 *
 * @param path of the {@code .h5} file
 * @param labels names of the classes; numbers if empty
 * @param sizes of the input where the model reads any, in the order of Keras
 */
public record KerasFile(Path path, Optional<Labels> labels, List<Integer> sizes) {
  /** Copies the list. */
  public KerasFile {
    sizes = List.copyOf(sizes);
  }

  /** With the names of the classes, in the order of the outputs. */
  public KerasFile labels(Labels names) {
    EmptyVariableException.check("labels", names, "KerasFile.labels");
    return new KerasFile(path, Optional.of(names), sizes);
  }

  /** With the names of the classes, in the order of the outputs. */
  public KerasFile labels(String... names) {
    return labels(Labels.of(names));
  }

  /** With the sizes that the file leaves open, for example {@code sizes(224, 224)} of an image. */
  public KerasFile sizes(int... open) {
    return new KerasFile(path, labels, Arrays.stream(open).boxed().toList());
  }

  /**
   * Reads it.
   *
   * @throws KerasException if it is damaged, or has a layer or an option that cannot be imported
   * @throws DataException if there is no such file
   */
  public Model load() {
    FileBytes bytes = FileBytes.of(path);
    Hdf5 file = Hdf5.of(bytes);
    String description =
        file.text("/", "model_config")
            .orElseThrow(
                () ->
                    new KerasException(
                        "a whole model, with its layers described",
                        "none described: weights alone, or other data",
                        path.toString(),
                        "save it in Keras with model.save(\"model.h5\"), not save_weights"));
    try {
      return model(bytes, file, Architecture.parse(description, path.toString()));
    } catch (StackOverflowError | ArithmeticException | IllegalArgumentException e) {
      throw KerasException.damaged(
          "a model that Keras made", e.getClass().getSimpleName(), path.toString());
    }
  }

  private Model model(FileBytes bytes, Hdf5 file, Architecture architecture) {
    Shape input = InputShape.of(architecture, sizes, path.toString());
    Import imported = new Import(file, input);
    Value last = imported.read(architecture);
    String training = file.text("/", "training_config").orElse("");
    Ending ending = Ending.of(imported.assembly(), last, training, labels);
    Graph graph = ending.graph();
    Model model =
        new Model(
            graph,
            ending.loss(),
            Weights.of(imported.assembly().arrays(graph)),
            ending.task(),
            provenance(bytes, file),
            Engine.preferred());
    boolean picture = input.isImage() && (input.channels() == 1 || input.channels() == 3);
    return picture && ending.task() instanceof Classification classes
        ? model.with(Encoder.pictures(input, classes.labels()))
        : model;
  }

  private dev.cairn.train.Provenance provenance(FileBytes bytes, Hdf5 file) {
    String version = file.text("/", "keras_version").orElse("of an unknown version");
    return new dev.cairn.train.Provenance(
        new Provenance(
            path.getFileName().toString(),
            "a model saved by Keras " + version,
            "not stated",
            List.of(bytes.checksum()),
            0,
            0),
        0,
        "Keras " + version,
        "imported from " + path.getFileName(),
        Runtime.version().toString(),
        modified());
  }

  private Instant modified() {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }
}
