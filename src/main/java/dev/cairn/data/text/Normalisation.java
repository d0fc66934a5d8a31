package dev.cairn.data.text;

import com.ibm.icu.text.Normalizer2;

/**
 * Which of several spellings of the same letters is kept (Unicode Standard Annex 15), by the same
 * edition of Unicode on every JDK.
 */
public enum Normalisation {
  /** Texts as they are. */
  NONE,

  /** Letters and their accents as one sign where there is one: the default. Nothing is lost. */
  NFC,

  /** As NFC, and signs that look alike become one: ﬁ becomes fi, ① becomes 1, Ａ becomes A. */
  NFKC;

  String apply(String text) {
    return switch (this) {
      case NONE -> text;
      case NFC -> Normalizer2.getNFCInstance().normalize(text);
      case NFKC -> Normalizer2.getNFKCInstance().normalize(text);
    };
  }
}
