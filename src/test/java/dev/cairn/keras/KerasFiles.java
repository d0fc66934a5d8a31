package dev.cairn.keras;

import dev.cairn.data.files.FileBytes;
import dev.cairn.keras.file.Array;
import dev.cairn.keras.file.Hdf5;
import java.nio.file.Path;

/** Files that tests read: of other projects, and those that {@code make.py} made. */
final class KerasFiles {
  static final Path RESNET8 = Path.of("notebooks/models/mlperf-tiny-resnet8-cifar10.h5");

  private static final Path FOLDER = Path.of("src/test/resources/dev/cairn/keras");

  private KerasFiles() {}

  static Path path(String name) {
    return FOLDER.resolve(name);
  }

  /** Numbers beside a model. */
  static Array array(String name, String path) {
    return Hdf5.of(FileBytes.of(path(name + "_inputs_and_outputs.h5"))).array(path);
  }
}
