package dev.cairn.data.text;

import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sentences with a tag for each word, as the shared tasks of CoNLL write them: a line a word, the
 * word in its first column and the tag in its last. Columns are parted by tabs, and may have spaces
 * within, or by single spaces; the first word of a file shows how many there are and what parts
 * them. A blank line, or one of tabs and spaces alone, ends a sentence, and so does a line {@code
 * -DOCSTART-}, which begins a document and is left out.
 *
 * @param sentences in order
 * @param documents lines {@code -DOCSTART-}
 * @param ignored columns between word and tag
 */
public record Conll(List<Sentence> sentences, int documents, int ignored) {
  private static final String DOCUMENT = "-DOCSTART-";

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
   * How the lines of a file are parted.
   *
   * @param separator between two columns
   * @param count of columns
   * @param line that shows it, from 1
   */
  private record Columns(String separator, int count, int line) {
    static Columns of(String text, int line) {
      String separator = text.contains("\t") ? "\t" : " ";
      return new Columns(separator, parts(text, separator).length, line);
    }

    private static String[] parts(String text, String separator) {
      return (separator.equals(" ") ? text.stripTrailing() : text).split(separator, -1);
    }

    /** The columns of a line. */
    String[] of(String text, String where) {
      if (count < 2) {
        throw wrong("a word and its tag, with a tab or a space between", text, where);
      }
      String[] parts = parts(text, separator);
      boolean spaces = separator.equals(" ");
      if (parts.length != count || spaces && text.contains("\t")) {
        String between = spaces ? "single spaces" : "tabs";
        throw new DataException(
            "%d columns with %s between, as on line %d".formatted(count, between, line),
            quoted(text),
            where,
            "give each line the same columns: the word first, its tag last");
      }
      String tag = parts[count - 1].strip();
      if (Unicode.isBlank(parts[0]) || Unicode.isBlank(tag) || tag.contains(" ")) {
        throw wrong("a word in the first column, a tag without spaces in the last", text, where);
      }
      return parts;
    }

    private static DataException wrong(String expected, String text, String where) {
      return new DataException(
          expected,
          quoted(text),
          where,
          "put one word with its tag on a line, and nothing on the line between two sentences");
    }

    private static String quoted(String text) {
      return "'" + text.replace("\t", "<tab>") + "'";
    }
  }

  /**
   * Reads a file, plain or gzip.
   *
   * @throws DataException if it is not in UTF-8 (with line and byte), has no sentence, or a line
   *     has no word, no tag, or other columns than the first one
   */
  public static Conll read(FileBytes file) {
    List<Sentence> sentences = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    Optional<Columns> columns = Optional.empty();
    int documents = 0;
    List<String> lines = TextLines.of(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean document = isDocument(line);
      if (document || Unicode.isBlank(line)) {
        documents += document ? 1 : 0;
        end(words, tags, sentences);
        continue;
      }
      Columns known = columns.isPresent() ? columns.get() : Columns.of(line, i + 1);
      columns = Optional.of(known);
      String[] parts = known.of(line, file.name() + ", line " + (i + 1));
      words.add(parts[0]);
      tags.add(parts[parts.length - 1].strip());
    }
    end(words, tags, sentences);
    if (sentences.isEmpty()) {
      throw new DataException(
          "sentences, a word and its tag on each line",
          lines.isEmpty()
              ? "an empty file"
              : documents > 0 ? "lines -DOCSTART- only" : "blank lines only",
          file.name(),
          "check that it is the right file");
    }
    return new Conll(sentences, documents, columns.orElseThrow().count() - 2);
  }

  private static boolean isDocument(String line) {
    return line.equals(DOCUMENT)
        || line.startsWith(DOCUMENT + " ")
        || line.startsWith(DOCUMENT + "\t");
  }

  private static void end(List<String> words, List<String> tags, List<Sentence> sentences) {
    if (!words.isEmpty()) {
      sentences.add(new Sentence(words, tags));
      words.clear();
      tags.clear();
    }
  }
}
