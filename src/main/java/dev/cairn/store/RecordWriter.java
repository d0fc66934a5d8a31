package dev.cairn.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values as JSON, by the types that their records declare. */
final class RecordWriter {
  private RecordWriter() {}

  static JsonElement tree(Object value, Type type) {
    Class<?> raw = Kinds.raw(type);
    if (value instanceof Optional<?> optional) {
      return optional.map(v -> tree(v, Kinds.argument(type, 0))).orElse(JsonNull.INSTANCE);
    }
    if (value instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(element -> array.add(tree(element, Kinds.argument(type, 0))));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((k, v) -> object.add((String) k, tree(v, Kinds.argument(type, 1))));
      return object;
    }
    if (value instanceof Record record) {
      return members(record, raw.isSealed());
    }
    if (value instanceof Enum<?> constant) {
      return raw.isSealed() ? kind(constant) : new JsonPrimitive(constant.name());
    }
    return simple(value);
  }

  private static JsonObject kind(Enum<?> constant) {
    JsonObject object = new JsonObject();
    object.addProperty(Kinds.TYPE, constant.getDeclaringClass().getSimpleName());
    object.addProperty(Kinds.CONSTANT, constant.name());
    return object;
  }

  private static JsonObject members(Record record, boolean named) {
    JsonObject object = new JsonObject();
    if (named) {
      object.addProperty(Kinds.TYPE, record.getClass().getSimpleName());
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        Object value = component.getAccessor().invoke(record);
        object.add(component.getName(), tree(value, component.getGenericType()));
      } catch (ReflectiveOperationException ours) {
        throw new AssertionError(ours);
      }
    }
    return object;
  }

  private static JsonElement simple(Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return new JsonPrimitive(number.toString());
    }
    if (value instanceof Float number && !Float.isFinite(number)) {
      return new JsonPrimitive(number.toString());
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Boolean yes) {
      return new JsonPrimitive(yes);
    }
    if (value instanceof String || value instanceof Instant) {
      return new JsonPrimitive(value.toString());
    }
    throw new AssertionError("no text of " + value.getClass());
  }
}
