package dev.cairn.store;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text in JSON, read by the letter of RFC 8259: no name twice, nothing behind the end. */
sealed interface Json {
  /** Deeper than anything that we write. */
  int DEPTH = 64;

  /** Of members, in their order. */
  record Members(Map<String, Json> map) implements Json {}

  /** Of elements. */
  record Elements(List<Json> list) implements Json {}

  /** A text. */
  record Text(String value) implements Json {}

  /** A number as written. */
  record Digits(String value) implements Json {}

  /** One of the three words. */
  enum Word implements Json {
    /** Yes. */
    TRUE,
    /** No. */
    FALSE,
    /** Nothing. */
    NULL
  }

  /** Reads a text. */
  static Json parse(String text) throws IOException {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      Json value = read(reader, 0);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("more than one JSON value");
      }
      return value;
    } catch (MalformedJsonException
        | EOFException
        | IllegalStateException
        | NumberFormatException malformed) {
      throw new IOException("no well-formed JSON", malformed);
    }
  }

  private static Json read(JsonReader reader, int depth) throws IOException {
    if (depth > DEPTH) {
      throw new IOException("JSON that is nested too deeply");
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> members(reader, depth);
      case BEGIN_ARRAY -> elements(reader, depth);
      case STRING -> new Text(reader.nextString());
      case NUMBER -> new Digits(reader.nextString());
      case BOOLEAN -> reader.nextBoolean() ? Word.TRUE : Word.FALSE;
      case NULL -> {
        reader.nextNull();
        yield Word.NULL;
      }
      default -> throw new IOException("no well-formed JSON");
    };
  }

  private static Json members(JsonReader reader, int depth) throws IOException {
    Map<String, Json> map = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (map.put(name, read(reader, depth + 1)) != null) {
        throw new IOException("the name \"" + name + "\" twice");
      }
    }
    reader.endObject();
    return new Members(map);
  }

  private static Json elements(JsonReader reader, int depth) throws IOException {
    List<Json> list = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      list.add(read(reader, depth + 1));
    }
    reader.endArray();
    return new Elements(list);
  }

  /** The members, if it has some. */
  default Map<String, Json> members() throws IOException {
    if (this instanceof Members members) {
      return members.map();
    }
    throw new IOException("no object of JSON");
  }

  /** The elements, if it has some. */
  default List<Json> elements() throws IOException {
    if (this instanceof Elements elements) {
      return elements.list();
    }
    throw new IOException("no array of JSON");
  }

  /** The text, if it is one. */
  default String text() throws IOException {
    if (this instanceof Text text) {
      return text.value();
    }
    throw new IOException("no text of JSON");
  }

  /** The digits of a whole number from 0, if it is one. */
  default long count() throws IOException {
    if (this instanceof Digits digits && digits.value().matches("0|[1-9][0-9]{0,17}")) {
      return Long.parseLong(digits.value());
    }
    throw new IOException("no whole number from 0");
  }
}
