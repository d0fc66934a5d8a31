package dev.cairn.train.checkpoint;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import dev.cairn.graph.Facts;
import dev.cairn.graph.Update;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Records as JSON and back, every number with all its bits. */
public final class RecordText {
  private static final Gson GSON =
      new GsonBuilder()
          .serializeSpecialFloatingPointValues()
          .registerTypeAdapter(Instant.class, new OfInstant())
          .registerTypeAdapter(Optional.class, new OfOptional())
          .registerTypeAdapter(Update.Rule.class, new OfRule())
          .create();

  private RecordText() {}

  /** The text of a record. */
  public static String write(Record value) {
    return GSON.toJson(value);
  }

  /**
   * The record of a text.
   *
   * @param path the file that it comes from, for the error
   * @throws CheckpointException if it is not such a text
   */
  public static <T extends Record> T read(String text, Class<T> type, Path path) {
    try {
      return Objects.requireNonNull(GSON.fromJson(text, type));
    } catch (RuntimeException failed) {
      Facts facts =
          new Facts(
              "a checkpoint of this version of Cairn",
              "one that is written otherwise",
              path.toString(),
              "train anew, or read it with the version that wrote it");
      throw new CheckpointException(facts, failed);
    }
  }

  /** As ISO 8601 says. */
  private static final class OfInstant
      implements JsonSerializer<Instant>, JsonDeserializer<Instant> {
    @Override
    public JsonElement serialize(Instant value, Type type, JsonSerializationContext context) {
      return new JsonPrimitive(value.toString());
    }

    @Override
    public Instant deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
      return Instant.parse(json.getAsString());
    }
  }

  /** The value, or null in the text. */
  private static final class OfOptional
      implements JsonSerializer<Optional<?>>, JsonDeserializer<Optional<?>> {
    @Override
    public JsonElement serialize(Optional<?> value, Type type, JsonSerializationContext context) {
      return value.map(v -> context.serialize(v)).orElse(JsonNull.INSTANCE);
    }

    @Override
    public Optional<?> deserialize(
        JsonElement json, Type type, JsonDeserializationContext context) {
      Type inner = ((ParameterizedType) type).getActualTypeArguments()[0];
      return json.isJsonNull() ? Optional.empty() : Optional.of(context.deserialize(json, inner));
    }
  }

  /** With the name of the rule. */
  private static final class OfRule
      implements JsonSerializer<Update.Rule>, JsonDeserializer<Update.Rule> {
    private static final String NAME = "rule";

    @Override
    public JsonElement serialize(Update.Rule value, Type type, JsonSerializationContext context) {
      JsonObject object = context.serialize(value, value.getClass()).getAsJsonObject();
      object.addProperty(NAME, value.getClass().getSimpleName());
      return object;
    }

    @Override
    public Update.Rule deserialize(
        JsonElement json, Type type, JsonDeserializationContext context) {
      String name = json.getAsJsonObject().get(NAME).getAsString();
      Class<?> rule =
          Arrays.stream(Update.Rule.class.getPermittedSubclasses())
              .filter(known -> known.getSimpleName().equals(name))
              .findFirst()
              .orElseThrow();
      return context.deserialize(json, rule);
    }
  }
}
