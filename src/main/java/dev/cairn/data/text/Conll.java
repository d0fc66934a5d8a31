package dev.cairn.data.text;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences with a tag for each word, as the shared tasks of CoNLL write them: a word, a tab and
 * its tag on each line. A blank line, or one of tabs and spaces alone, ends a sentence.
 *
 * @param sentences in order
 */
public record Conll(List<Sentence> sentences) {
  /** Copies the list. */
  public Conll {
    sentences = List.copyOf(sentences);
  }

  /**
   * One sentence.
   *
   * @param words as written
   * @param tags as many
   */
  public record Sentence(List<String> words, List<String> tags) {
    /** Copies the lists. */
    public Sentence {
      words = List.copyOf(words);
      tags = List.copyOf(tags);
    }
  }

  /**
   * Reads a file, plain or gzip.
   *
   * @throws DataException if it is not in UTF-8 (with line and byte), has no sentence, or a line is
   *     no word, tab and tag
   */
  public static Conll read(FileBytes file) {
    List<Sentence> sentences = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    List<String> lines = TextLines.of(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (Unicode.isBlank(line)) {
        end(words, tags, sentences);
        continue;
      }
      String[] parts = line.split("\t", -1);
      boolean fits = parts.length == 2 && !Unicode.isBlank(parts[0]) && !Unicode.isBlank(parts[1]);
      if (!fits || parts[1].strip().contains(" ")) {
        throw new DataException(
            "a word, a tab and a tag",
            "'" + line.replace("\t", "<tab>") + "'",
            file.name() + ", line " + (i + 1),
            "put one word on a line, and nothing on the line between two sentences");
      }
      words.add(parts[0]);
      tags.add(parts[1].strip());
    }
    end(words, tags, sentences);
    if (sentences.isEmpty()) {
      throw new DataException(
          "sentences, a word, a tab and a tag on each line",
          lines.isEmpty() ? "an empty file" : "blank lines only",
          file.name(),
          "check that it is the right file");
    }
    return new Conll(sentences);
  }

  private static void end(List<String> words, List<String> tags, List<Sentence> sentences) {
    if (!words.isEmpty()) {
      sentences.add(new Sentence(words, tags));
      words.clear();
      tags.clear();
    }
  }
}
