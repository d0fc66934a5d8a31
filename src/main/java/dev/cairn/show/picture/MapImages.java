package dev.cairn.show.picture;

import dev.cairn.data.Examples;
import dev.cairn.insight.Attribution;
import dev.cairn.insight.MapSheet;
import dev.cairn.show.chart.Ramp;
import dev.cairn.show.page.Thumbnails;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Maps of numbers as images, alone or over an example. */
public final class MapImages {
  private static final int CHANNEL = 255;

  private MapImages() {}

  /** The example alone. */
  public static Optional<BufferedImage> plain(Examples examples, Attribution attribution) {
    return Thumbnails.of(examples, attribution.example());
  }

  /** The example in grey, with the map's colours over it. */
  public static Optional<BufferedImage> over(Examples examples, Attribution attribution) {
    return plain(examples, attribution).map(image -> over(image, attribution));
  }

  private static BufferedImage over(BufferedImage image, Attribution attribution) {
    BufferedImage both =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int row = y * attribution.height() / image.getHeight();
        int column = x * attribution.width() / image.getWidth();
        Color colour = Ramp.at(attribution.at(row, column));
        double grey = 0.35 + 0.65 * brightness(new Color(image.getRGB(x, y)));
        both.setRGB(x, y, times(colour, grey).getRGB());
      }
    }
    return both;
  }

  private static double brightness(Color colour) {
    return (colour.getRed() + colour.getGreen() + colour.getBlue()) / (3.0 * CHANNEL);
  }

  private static Color times(Color colour, double factor) {
    return new Color(
        (int) (factor * colour.getRed()),
        (int) (factor * colour.getGreen()),
        (int) (factor * colour.getBlue()));
  }

  /** From the lowest to the highest number: dark to light, or in colour with three channels. */
  public static BufferedImage of(MapSheet.Map map) {
    BufferedImage image = new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_INT_RGB);
    double least = Collections.min(map.values());
    double range = Math.max(1e-12, Collections.max(map.values()) - least);
    int area = map.height() * map.width();
    for (int i = 0; i < area; i++) {
      Color colour =
          map.channels() == 1
              ? Ramp.at((map.values().get(i) - least) / range)
              : new Color(
                  share(map.values(), i, least, range),
                  share(map.values(), i + area, least, range),
                  share(map.values(), i + 2 * area, least, range));
      image.setRGB(i % map.width(), i / map.width(), colour.getRGB());
    }
    return image;
  }

  private static float share(List<Double> values, int index, double least, double range) {
    return (float) Math.min(1, Math.max(0, (values.get(index) - least) / range));
  }
}
