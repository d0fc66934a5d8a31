package dev.cairn.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The records and enums that a sealed type permits, by their simple names. */
final class Kinds {
  /** The member that tells which it is. */
  static final String TYPE = "type";

  /** The member with the constant, of an enum that is one of several kinds. */
  static final String CONSTANT = "constant";

  private Kinds() {}

  static Map<String, Class<?>> of(Class<?> sealed) {
    Map<String, Class<?>> kinds = new LinkedHashMap<>();
    leaves(sealed).forEach(kind -> kinds.put(kind.getSimpleName(), kind));
    return kinds;
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Kinds::leaves)
        : Stream.of(type);
  }

  /** The class of a type such as {@code List<String>}. */
  static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  /** What stands between the brackets. */
  static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
