package dev.cairn.store;

import dev.cairn.store.Json.Digits;
import dev.cairn.store.Json.Word;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values of JSON, by the types that records declare. */
final class RecordReader {
  private final Map<String, Json> added;

  /** With what members that a text need not have are then; their names follow their kind's. */
  RecordReader(Map<String, Json> added) {
    this.added = added;
  }

  /** Reads a value; {@code where} is its path in the text. */
  Object of(Json json, Type type, String where) throws IOException {
    Class<?> raw = Kinds.raw(type);
    if (raw == Optional.class) {
      return json == Word.NULL
          ? Optional.empty()
          : Optional.of(of(json, Kinds.argument(type, 0), where));
    }
    try {
      if (raw == List.class) {
        return list(json.elements(), Kinds.argument(type, 0), where);
      }
      if (raw == Map.class) {
        return map(json.members(), Kinds.argument(type, 1), where);
      }
      if (raw.isSealed()) {
        return kind(json.members(), raw, where);
      }
      return raw.isRecord() ? members(json.members(), raw, where, Set.of()) : simple(json, raw);
    } catch (Wrong told) {
      throw told;
    } catch (IOException | IllegalArgumentException | DateTimeParseException wrong) {
      throw new Wrong(where + ": " + wrong.getMessage(), wrong);
    }
  }

  /** What says already where it is. */
  private static final class Wrong extends IOException {
    private static final long serialVersionUID = 1L;

    Wrong(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private List<Object> list(List<Json> elements, Type type, String where) throws IOException {
    List<Object> list = new ArrayList<>();
    for (Json element : elements) {
      list.add(of(element, type, where + "[" + list.size() + "]"));
    }
    return list;
  }

  private Map<String, Object> map(Map<String, Json> members, Type type, String where)
      throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : members.entrySet()) {
      map.put(member.getKey(), of(member.getValue(), type, where + "." + member.getKey()));
    }
    return map;
  }

  private Object kind(Map<String, Json> members, Class<?> sealed, String where) throws IOException {
    String name = members.getOrDefault(Kinds.TYPE, Word.NULL).text();
    Class<?> kind = Kinds.of(sealed).get(name);
    if (kind == null) {
      throw new IOException("no " + sealed.getSimpleName() + " is named \"" + name + "\"");
    }
    return kind.isEnum()
        ? constant(members.getOrDefault(Kinds.CONSTANT, Word.NULL).text(), kind)
        : members(members, kind, where, Set.of(Kinds.TYPE));
  }

  private Object members(Map<String, Json> members, Class<?> type, String where, Set<String> more)
      throws IOException {
    RecordComponent[] components = type.getRecordComponents();
    Set<String> names = new LinkedHashSet<>(more);
    Arrays.stream(components).forEach(c -> names.add(c.getName()));
    for (String name : members.keySet()) {
      if (!names.contains(name)) {
        throw new IOException("no \"" + name + "\" belongs here");
      }
    }
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < values.length; i++) {
      String name = components[i].getName();
      Json json = members.getOrDefault(name, added.get(type.getSimpleName() + "." + name));
      if (json == null) {
        throw new IOException("\"" + name + "\" is missing");
      }
      values[i] = of(json, components[i].getGenericType(), where + "." + name);
      types[i] = components[i].getType();
    }
    return make(type, types, values);
  }

  private static Object make(Class<?> type, Class<?>[] types, Object... values) throws IOException {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      Throwable cause = refused.getTargetException();
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IOException(firstLine(cause), cause);
    } catch (ReflectiveOperationException ours) {
      throw new AssertionError(ours);
    }
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("refused");
  }

  private static Object constant(String name, Class<?> type) throws IOException {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + type.getSimpleName() + " is \"" + name + "\""));
  }

  private static Object simple(Json json, Class<?> type) throws IOException {
    if (type.isEnum()) {
      return constant(json.text(), type);
    }
    if (type == String.class) {
      return json.text();
    }
    if (type == Instant.class) {
      return Instant.parse(json.text());
    }
    if (type == boolean.class || type == Boolean.class) {
      if (json != Word.TRUE && json != Word.FALSE) {
        throw new IOException("neither true nor false");
      }
      return json == Word.TRUE;
    }
    return number(json, type);
  }

  private static Object number(Json json, Class<?> type) throws IOException {
    boolean isFraction = type != int.class && type != Integer.class && type != long.class;
    if (isFraction && json instanceof Json.Text word && isWord(word.value())) {
      double value = Double.parseDouble(word.value());
      return type == float.class ? (Object) (float) value : (Object) value;
    }
    if (!(json instanceof Digits digits)) {
      throw new IOException("no number");
    }
    if (type == int.class || type == Integer.class) {
      return Integer.valueOf(digits.value());
    }
    if (type == long.class) {
      return Long.valueOf(digits.value());
    }
    return type == float.class
        ? (Object) Float.valueOf(digits.value())
        : (Object) Double.valueOf(digits.value());
  }

  private static boolean isWord(String text) {
    return Set.of("NaN", "Infinity", "-Infinity").contains(text);
  }
}
