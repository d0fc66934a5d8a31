package dev.cairn.store;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Records as JSON and back, every number with all its bits. Of a sealed type the simple name of the
 * kind is written as {@code type}; only kinds that the type permits are ever made. All members have
 * to be there, and no others.
 */
public final class RecordText {
  private RecordText() {}

  /** The text of a record. */
  public static String write(Record value) {
    return RecordWriter.tree(value, value.getClass()).toString();
  }

  /** The same over many lines, for people. */
  public static String writeIndented(Record value) {
    return new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create()
            .toJson(RecordWriter.tree(value, value.getClass()))
        + "\n";
  }

  /**
   * The record of a text.
   *
   * @throws IOException that says in words where the text is not as it should be
   */
  public static <T extends Record> T read(String text, Class<T> type) throws IOException {
    return read(text, type, Map.of());
  }

  /**
   * The record of a text from a time when some members were not there yet.
   *
   * @param added what they are then, in JSON, by the simple name of their record and their own, for
   *     example {@code Embedding.padded}
   * @throws IOException that says in words where the text is not as it should be
   */
  public static <T extends Record> T read(String text, Class<T> type, Map<String, String> added)
      throws IOException {
    Map<String, Json> members = new HashMap<>();
    for (Map.Entry<String, String> member : added.entrySet()) {
      members.put(member.getKey(), Json.parse(member.getValue()));
    }
    RecordReader reader = new RecordReader(members);
    return type.cast(reader.of(Json.parse(text), type, type.getSimpleName()));
  }

  /**
   * A whole number from 0 that a text has as a member, whatever else is in it.
   *
   * @throws IOException if it has none
   */
  public static long count(String text, String member) throws IOException {
    return Json.parse(text).members().getOrDefault(member, Json.Word.NULL).count();
  }

  /**
   * A text that a text has as a member, whatever else is in it; empty if it has none.
   *
   * @throws IOException if it is no object of JSON
   */
  public static String word(String text, String member) throws IOException {
    return Json.parse(text).members().get(member) instanceof Json.Text word ? word.value() : "";
  }
}
