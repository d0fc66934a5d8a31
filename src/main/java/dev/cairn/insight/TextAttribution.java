package dev.cairn.insight;

import java.util.Comparator;
import java.util.List;

/**
 * How much each part of one text speaks for a class, or against it.
 *
 * @param example number of the text
 * @param label the class, from 0
 * @param name of the class
 * @param probability of the class for the whole text, 0 to 1
 * @param parts of the text that the net read, in order
 * @param unread symbols behind the end of the net's row, which it did not read
 */
public record TextAttribution(
    int example, int label, String name, double probability, List<Part> parts, int unread) {
  /** Copies the list. */
  public TextAttribution {
    parts = List.copyOf(parts);
  }

  /**
   * A symbol, a letter or a word.
   *
   * @param gap what stands before it and is no symbol, such as the space between two words
   * @param text after normalisation
   * @param contribution the class's probability with it minus that without it, -1 to 1: above 0 it
   *     speaks for the class, below 0 against it
   */
  public record Part(String gap, String text, double contribution) {}

  /** The contribution that is farthest from 0, without its sign; 0 where there is none. */
  public double largest() {
    return parts.stream().mapToDouble(part -> Math.abs(part.contribution())).max().orElse(0);
  }

  /** Parts that speak for the class, those that do most first. */
  public List<Part> supporting() {
    return parts.stream()
        .filter(part -> part.contribution() > 0)
        .sorted(Comparator.comparingDouble(Part::contribution).reversed())
        .toList();
  }

  /** Parts that speak against the class, those that do most first. */
  public List<Part> opposing() {
    return parts.stream()
        .filter(part -> part.contribution() < 0)
        .sorted(Comparator.comparingDouble(Part::contribution))
        .toList();
  }
}
