package dev.cairn.data.download;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.files.Idx;
import dev.cairn.data.files.PublishedImages;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fashion-MNIST (Xiao, Rasul and Vollgraf 2017), whole and in the part that is bundled. */
public final class FashionMnist {
  private static final List<String> CLASSES =
      List.of(
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

  /** Its web space speaks plain HTTP only; the checksums stand guard. */
  static final URI ADDRESS =
      URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");

  private static final String SOURCE =
      "Zalando Research, https://github.com/zalandoresearch/fashion-mnist";
  private static final String LICENCE = "MIT, Copyright 2017 Zalando SE";
  private static final String BUNDLED = "/dev/cairn/data/fashion-mnist-mini/";
  private static final String FOLDER = "fashion-mnist";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One of four: images and labels of training, then of test. */
  record Part(String file, long bytes, String sha256) {}

  static final List<Part> OFFICIAL =
      parts(
          new long[] {26421880, 29515, 4422102, 5148},
          "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
          "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
          "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
          "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5");

  private static final List<Part> MINI =
      parts(
          new long[] {5229722, 6126, 877671, 1032},
          "f14566a151ba9a600e3e199cbb502cc412bc84141b5351fa9f63a90886d8c425",
          "25800907de7e1736d98c8a7e4934c8e29c4072a40506ca150cab81f6f78d1166",
          "beede19ea5397397f9cb88e1d7820f23c883f561d0efbbfb91dbaed3c4403247",
          "b4ff6f96b1cf0f7608839b23376ba8a7008548ed71f0044f4b5890d6a2b81dd7");

  private FashionMnist() {}

  private static List<Part> parts(
      long[] bytes, String trainImages, String trainLabels, String testImages, String testLabels) {
    return List.of(
        new Part("train-images-idx3-ubyte.gz", bytes[0], trainImages),
        new Part("train-labels-idx1-ubyte.gz", bytes[1], trainLabels),
        new Part("t10k-images-idx3-ubyte.gz", bytes[2], testImages),
        new Part("t10k-labels-idx1-ubyte.gz", bytes[3], testLabels));
  }

  /** The part that comes with the product. */
  public static PublishedImages mini() {
    return read(
        "Fashion-MNIST mini",
        MINI.stream()
            .map(p -> FileBytes.ofResource(BUNDLED + p.file()).verified(p.sha256()))
            .toList());
  }

  /**
   * The whole set: from the folder that {@code CAIRN_DATA} names, from the cache, or fetched.
   *
   * @throws DataException if a file is damaged, or cannot be fetched
   */
  public static PublishedImages full() {
    return full(NamedFolder.ofEnvironment(), Cache.folder(), ADDRESS, OFFICIAL);
  }

  /**
   * The whole set.
   *
   * @param given folder that the user named; taken as it is if the four files are there
   * @param cache folder for what is fetched
   * @param address where the files are fetched from, if need be
   * @param files sizes and checksums that fetched files must have
   */
  static PublishedImages full(Optional<Path> given, Path cache, URI address, List<Part> files) {
    List<Path> found =
        given
            .map(NamedFolder::checked)
            .flatMap(
                folder ->
                    Stream.of(folder, folder.resolve(FOLDER))
                        .filter(f -> holdsSet(f, files))
                        .findFirst())
            .map(folder -> files.stream().map(p -> folder.resolve(p.file())).toList())
            .orElseGet(() -> fetched(cache.resolve(FOLDER), address, files));
    return read("Fashion-MNIST", found.stream().map(FileBytes::of).toList());
  }

  /** Some of the files but not all is a mistake that a silent download would hide. */
  private static boolean holdsSet(Path folder, List<Part> files) {
    List<String> missing =
        files.stream().map(Part::file).filter(f -> !Files.exists(folder.resolve(f))).toList();
    if (!missing.isEmpty() && missing.size() < files.size()) {
      throw new DataException(
          "the four files of Fashion-MNIST",
          "no " + String.join(", no ", missing),
          folder.toString(),
          "put the missing files there, or take the others away to have all of them fetched");
    }
    return missing.isEmpty();
  }

  private static List<Path> fetched(Path folder, URI address, List<Part> files) {
    for (Part part : files) {
      Path to = folder.resolve(part.file());
      new Download(address.resolve(part.file()), to, part.bytes(), part.sha256(), PATIENCE).fetch();
    }
    return files.stream().map(part -> folder.resolve(part.file())).toList();
  }

  private static PublishedImages read(String name, List<FileBytes> files) {
    return new PublishedImages(
        name,
        SOURCE,
        LICENCE,
        CLASSES,
        Idx.read(files.get(0), files.get(1), CLASSES.size()),
        Idx.read(files.get(2), files.get(3), CLASSES.size()),
        files.stream().map(FileBytes::checksum).toList());
  }
}
