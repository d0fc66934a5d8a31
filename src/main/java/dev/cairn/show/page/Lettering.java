package dev.cairn.show.page;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fonts of this machine that can show the words at hand. */
public final class Lettering {
  private static final int NAMED = 3;
  private static final int WORD = 20;

  private Lettering() {}

  /** The usual font of pictures; sizes are CSS pixels. */
  public static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  /** The usual font if it can show the words, else the first one that can, else the usual one. */
  public static Font font(int style, int size, Collection<String> words) {
    String all = String.join("", words);
    Font usual = font(style, size);
    return shows(usual, all) ? usual : other(style, size, all).orElse(usual);
  }

  private static Optional<Font> other(int style, int size, String words) {
    String[] families =
        GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
    return Arrays.stream(families)
        .map(family -> new Font(family, style, size))
        .filter(font -> shows(font, words))
        .findFirst();
  }

  private static boolean shows(Font font, String words) {
    return font.canDisplayUpTo(Words.clean(words)) < 0;
  }

  /** One sentence if some words are boxes in pictures, since no font here shows them. */
  public static Optional<String> trouble(Collection<String> words) {
    try {
      Font font = font(Font.PLAIN, 12, words);
      return sentence(words.stream().filter(word -> !shows(font, word)).distinct().toList());
    } catch (RuntimeException | Error none) {
      // Without any font the picture says so itself.
      return Optional.empty();
    }
  }

  private static Optional<String> sentence(List<String> boxes) {
    if (boxes.isEmpty()) {
      return Optional.empty();
    }
    String some =
        boxes.stream()
            .limit(NAMED)
            .map(word -> Words.cut(Words.clean(word), WORD))
            .collect(Collectors.joining(", "));
    String more = boxes.size() > NAMED ? " and " + (boxes.size() - NAMED) + " more" : "";
    return Optional.of(
        "no font here shows %s%s in pictures: install fonts-noto-cjk, or fonts of that script"
            .formatted(some, more));
  }
}
