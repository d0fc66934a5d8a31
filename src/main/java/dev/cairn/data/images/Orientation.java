package dev.cairn.data.images;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** How a camera was held (EXIF 2.3, tag Orientation): 1 upright, to 8. */
final class Orientation {
  private static final int UPRIGHT = 1;

  private Orientation() {}

  /** Upright for files that do not tell. */
  static int of(byte[] file) {
    try {
      ExifIFD0Directory facts =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length)
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      boolean told = facts != null && facts.containsTag(ExifIFD0Directory.TAG_ORIENTATION);
      int told1To8 = told ? facts.getInt(ExifIFD0Directory.TAG_ORIENTATION) : UPRIGHT;
      return told1To8 >= 1 && told1To8 <= 8 ? told1To8 : UPRIGHT;
    } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
      return UPRIGHT;
    }
  }

  /** True if upright pictures are as wide as the file's are high. */
  static boolean swapsSides(int orientation) {
    return orientation >= 5;
  }

  /** The picture as the photographer saw it. */
  static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == UPRIGHT) {
      return image;
    }
    boolean swaps = swapsSides(orientation);
    int width = swaps ? image.getHeight() : image.getWidth();
    int height = swaps ? image.getWidth() : image.getHeight();
    BufferedImage upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    AffineTransform turn = turn(orientation, width, height);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        double[] at = {x + 0.5, y + 0.5};
        turn.transform(at, 0, at, 0, 1);
        upright.setRGB((int) at[0], (int) at[1], image.getRGB(x, y));
      }
    }
    return upright;
  }

  /** From the file's pixels to those of an upright picture of the given size. */
  private static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, width, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, width, height);
      default -> new AffineTransform(0, -1, 1, 0, 0, height);
    };
  }
}
