package dev.cairn.data;

import java.util.List;
import java.util.function.Function;

/** Fashion-MNIST (Xiao, Rasul and Vollgraf 2017), whole and in the part that is bundled. */
final class FashionMnist {
  static final Labels LABELS =
      Labels.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private static final String SOURCE =
      "Zalando Research, https://github.com/zalandoresearch/fashion-mnist";
  private static final String LICENCE = "MIT, Copyright 2017 Zalando SE";

  /** The files in the order images, labels of training, then of test; with their checksums. */
  private static final List<Checksum> MINI =
      List.of(
          new Checksum(
              "train-images-idx3-ubyte.gz",
              "f14566a151ba9a600e3e199cbb502cc412bc84141b5351fa9f63a90886d8c425"),
          new Checksum(
              "train-labels-idx1-ubyte.gz",
              "25800907de7e1736d98c8a7e4934c8e29c4072a40506ca150cab81f6f78d1166"),
          new Checksum(
              "t10k-images-idx3-ubyte.gz",
              "beede19ea5397397f9cb88e1d7820f23c883f561d0efbbfb91dbaed3c4403247"),
          new Checksum(
              "t10k-labels-idx1-ubyte.gz",
              "b4ff6f96b1cf0f7608839b23376ba8a7008548ed71f0044f4b5890d6a2b81dd7"));

  private FashionMnist() {}

  static Dataset mini() {
    return read(
        "Fashion-MNIST mini",
        MINI,
        file -> FileBytes.ofResource("fashion-mnist-mini/" + file.file()).verified(file.sha256()));
  }

  private static Dataset read(
      String name, List<Checksum> files, Function<Checksum, FileBytes> reader) {
    List<FileBytes> contents = files.stream().map(reader).toList();
    return Dataset.classification(
        Idx.read(contents.get(0), contents.get(1), LABELS.size()),
        Idx.read(contents.get(2), contents.get(3), LABELS.size()),
        LABELS,
        Provenance.of(name, SOURCE, LICENCE, contents.stream().map(FileBytes::checksum).toList()));
  }
}
