package dev.cairn.show.page;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many cells of a terminal or of a monospaced font text takes: Chinese letters and most emoji
 * take two, accents that stand on another letter none.
 */
final class Cells {
  private static final int EMOJI_FOLLOWS = 0xfe0f;

  /** East Asian wide and fullwidth letters of Unicode 15 (UAX 11), as hexadecimal ranges. */
  private static final NavigableMap<Integer, Integer> WIDE =
      ranges(
          "1100-115f 231a-231b 2329-232a 23e9-23ec 23f0-23f0 23f3-23f3 25fd-25fe 2614-2615"
              + " 2648-2653 267f-267f 2693-2693 26a1-26a1 26aa-26ab 26bd-26be 26c4-26c5 26ce-26ce"
              + " 26d4-26d4 26ea-26ea 26f2-26f3 26f5-26f5 26fa-26fa 26fd-26fd 2705-2705 270a-270b"
              + " 2728-2728 274c-274c 274e-274e 2753-2755 2757-2757 2795-2797 27b0-27b0 27bf-27bf"
              + " 2b1b-2b1c 2b50-2b50 2b55-2b55 2e80-303e 3041-a4cf a960-a97c ac00-d7a3 f900-faff"
              + " fe10-fe19 fe30-fe6f ff01-ff60 ffe0-ffe6 16fe0-1b2ff 1f004-1f004 1f0cf-1f0cf"
              + " 1f18e-1f18e 1f191-1f19a 1f200-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393"
              + " 1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4-1f3f4 1f3f8-1f43e 1f440-1f440"
              + " 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a-1f57a 1f595-1f596"
              + " 1f5a4-1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc-1f6cc 1f6d0-1f6d2 1f6d5-1f6df"
              + " 1f6eb-1f6ec 1f6f4-1f6ff 1f7e0-1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff"
              + " 1fa70-1faff 20000-3fffd");

  private Cells() {}

  private static NavigableMap<Integer, Integer> ranges(String text) {
    return Arrays.stream(text.split(" "))
        .map(range -> range.split("-"))
        .collect(
            Collectors.toMap(
                range -> Integer.parseInt(range[0], 16),
                range -> Integer.parseInt(range[1], 16),
                (one, other) -> one,
                TreeMap::new));
  }

  /** Cells of text without line breaks. */
  static int of(String text) {
    return text.codePoints().map(Cells::of).sum();
  }

  private static int of(int letter) {
    if (letter < 0x300) {
      return 1;
    }
    int type = Character.getType(letter);
    boolean onAnother =
        type == Character.NON_SPACING_MARK
            || type == Character.ENCLOSING_MARK
            || type == Character.FORMAT
            || (letter >= 0x1160 && letter <= 0x11ff);
    if (onAnother) {
      // The sign that asks for the emoji instead of the narrow letter before it.
      return letter == EMOJI_FOLLOWS ? 1 : 0;
    }
    var range = WIDE.floorEntry(letter);
    return range != null && letter <= range.getValue() ? 2 : 1;
  }
}
