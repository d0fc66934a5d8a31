package dev.cairn.data;

import dev.cairn.data.files.DataException;
import dev.cairn.data.images.Channels;
import dev.cairn.data.images.FolderImages;
import dev.cairn.data.images.FolderOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A folder of pictures with a folder for each class, and how it is to be read. Immutable: every
 * setting gives a new description; {@link #load} reads.
 *
 * <pre>{@code
 * flowers/daisy/1.jpg           or   flowers/train/daisy/1.jpg
 * flowers/rose/2.png                 flowers/test/daisy/2.jpg
 *                                    flowers/validation/…   if you have one
 *
 * var data = Datasets.imageFolder(Path.of("flowers")).size(64, 64).load();
 * }</pre>
 *
 * <p>Formats: PNG, JPEG, BMP, GIF and TIFF (the first picture of a file), known by content.
 * Photographs are turned upright (EXIF). Without other settings: 32x32 pixels, the middle of each
 * picture with its proportions kept, three channels if any picture has a colour and else one, a
 * fifth of the pictures as test part and a tenth of the rest for validation, both by seed 1 and
 * with the share of each class kept, unless the folder has such parts. Classes are named by their
 * folders, in alphabetical order. Hidden files and files that are no pictures are left out and
 * counted in {@link Dataset#notices}; a broken picture is an error.
 */
public final class ImageFolder {
  private static final int SIDE = 32;

  private final FolderOptions options;
  private final Cut cut;
  private final Provenance told;

  private ImageFolder(FolderOptions options, Cut cut, Provenance told) {
    this.options = options;
    this.cut = cut;
    this.told = told;
  }

  static ImageFolder of(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    Provenance told = Provenance.of(name, "the user's folder", "not stated", List.of());
    return new ImageFolder(FolderOptions.of(folder, SIDE, SIDE), Cut.DEFAULT, told);
  }

  /**
   * Height and width of the images, in pixels.
   *
   * @throws DataException if one is not 1 to 4,096
   */
  public ImageFolder size(int height, int width) {
    return with(options.size(height, width));
  }

  /** The middle of each picture, its proportions kept: the default. */
  public ImageFolder crop() {
    return with(options.squeezed(false));
  }

  /** Each picture as a whole, its proportions changed where they differ. */
  public ImageFolder squeeze() {
    return with(options.squeezed(true));
  }

  /** One channel: the luminance. */
  public ImageFolder grey() {
    return with(options.channelled(Channels.GREY));
  }

  /** Three channels, red, green and blue, also if all pictures are grey. */
  public ImageFolder colour() {
    return with(options.channelled(Channels.COLOUR));
  }

  /** Leaves pictures out that cannot be decoded, and counts them. */
  public ImageFolder skipBroken() {
    return with(options.skippingBroken());
  }

  /** Share of the pictures for the test part, between 0 and 1, unless the folder has one. */
  public ImageFolder testShare(double share) {
    return new ImageFolder(options, cut.testShare(share), told);
  }

  /** Share of the training pictures for validation, between 0 and 1, unless the folder has some. */
  public ImageFolder validationShare(double share) {
    return new ImageFolder(options, cut.validationShare(share), told);
  }

  /** Seed of both cuts. */
  public ImageFolder seed(long seed) {
    return new ImageFolder(options, cut.seed(seed), told);
  }

  /** A name for the data set, in place of the folder's. */
  public ImageFolder name(String name) {
    return new ImageFolder(options, cut, told.named(name));
  }

  /** Who made the pictures, or where they are from. */
  public ImageFolder source(String source) {
    return new ImageFolder(options, cut, told.from(source));
  }

  /** What others may do with the pictures, in short. */
  public ImageFolder licence(String licence) {
    return new ImageFolder(options, cut, told.under(licence));
  }

  private ImageFolder with(FolderOptions other) {
    return new ImageFolder(other, cut, told);
  }

  /**
   * Reads the folder on all cores. The cell may be interrupted meanwhile; nothing is kept then.
   *
   * @throws DataException if there are no pictures in class folders, a picture is broken or has
   *     more than 200,000,000 pixels, the images do not fit into memory, or the thread is
   *     interrupted, which stays marked as interrupted
   */
  public Dataset load() {
    FolderImages read = FolderImages.read(options);
    ImageExamples all =
        ImageExamples.of(read.images(), read.classes().size()).squeezed(options.squeeze());
    int[] training = IntStream.range(0, read.training()).toArray();
    int[] test = IntStream.range(all.size() - read.test(), all.size()).toArray();
    if (test.length == 0) {
      Split split = cut.test(all.subset(training));
      training = split.kept();
      test = split.taken();
    }
    IntStream given = IntStream.range(read.training(), read.training() + read.validation());
    ImageExamples pool = all.subset(IntStream.concat(IntStream.of(training), given).toArray());
    Labels labels = new Labels(read.classes());
    return Dataset.of(
        pool,
        read.validation() == 0 ? Optional.empty() : Optional.of(training.length),
        all.subset(test),
        Answer.only(pool, Optional.of(labels)),
        told.read(List.of(read.checksum()), read.notices()),
        cut);
  }
}
