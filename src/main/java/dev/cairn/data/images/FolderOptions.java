package dev.cairn.data.images;

import dev.cairn.data.files.DataException;
import java.nio.file.Path;

/**
 * What to read of a folder, and how.
 *
 * @param folder holds a folder a class, or {@code train} and {@code test} that do
 * @param height of the images made, in pixels
 * @param width of the images made, in pixels
 * @param squeeze whether the sides are squeezed instead of cropped
 * @param channels grey or colour
 * @param skipBroken whether pictures that cannot be decoded are left out and counted
 */
public record FolderOptions(
    Path folder, int height, int width, boolean squeeze, Channels channels, boolean skipBroken) {
  private static final int MAX_SIDE = 4096;

  /**
   * Checks the size.
   *
   * @throws DataException if a side is not 1 to 4,096 pixels
   */
  public FolderOptions {
    if (Math.min(height, width) < 1 || Math.max(height, width) > MAX_SIDE) {
      throw new DataException(
          "a height and a width of 1 to 4,096 pixels",
          height + "x" + width,
          "the size of images from " + folder,
          "for example size(32, 32)");
    }
  }

  /** Of the given size, cropped, with the channels that the pictures have. */
  public static FolderOptions of(Path folder, int height, int width) {
    return new FolderOptions(folder, height, width, false, Channels.AUTOMATIC, false);
  }

  /** Of another size. */
  public FolderOptions size(int newHeight, int newWidth) {
    return new FolderOptions(folder, newHeight, newWidth, squeeze, channels, skipBroken);
  }

  /** Squeezed or cropped. */
  public FolderOptions squeezed(boolean whether) {
    return new FolderOptions(folder, height, width, whether, channels, skipBroken);
  }

  /** With other channels. */
  public FolderOptions channelled(Channels wanted) {
    return new FolderOptions(folder, height, width, squeeze, wanted, skipBroken);
  }

  /** Without pictures that cannot be decoded. */
  public FolderOptions skippingBroken() {
    return new FolderOptions(folder, height, width, squeeze, channels, true);
  }
}
