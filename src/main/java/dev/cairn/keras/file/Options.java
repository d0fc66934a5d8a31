package dev.cairn.keras.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Options of a layer by their names in Keras. One that is not there, or is {@code None}, has the
 * default that the caller gives.
 *
 * @param where for errors, for example {@code Conv2D layer 'conv2d_1'}
 * @param json the options
 */
public record Options(String where, JsonObject json) {

  private Optional<JsonElement> element(String name) {
    return Optional.ofNullable(json.get(name)).filter(e -> !e.isJsonNull());
  }

  private KerasException wrong(String name, String expected) {
    return KerasException.damaged(
        expected + " for '" + name + "'", shortened(String.valueOf(json.get(name))), where);
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  /** Whether the option is there and is not {@code None}. */
  public boolean has(String name) {
    return element(name).isPresent();
  }

  /**
   * A whole number.
   *
   * @throws KerasException if it is not there, or something else
   */
  public int integer(String name) {
    return element(name)
        .flatMap(Options::number)
        .filter(n -> n == Math.rint(n) && Math.abs(n) <= Integer.MAX_VALUE)
        .map(Double::intValue)
        .orElseThrow(() -> wrong(name, "a whole number"));
  }

  /** A whole number, or a default. */
  public int integer(String name, int otherwise) {
    return has(name) ? integer(name) : otherwise;
  }

  /** A number, or a default. */
  public double number(String name, double otherwise) {
    return has(name)
        ? element(name).flatMap(Options::number).orElseThrow(() -> wrong(name, "a number"))
        : otherwise;
  }

  private static Optional<Double> number(JsonElement element) {
    if (!(element instanceof JsonPrimitive primitive)) {
      return Optional.empty();
    }
    try {
      return Optional.of(primitive.getAsDouble());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Numbers; a single one counts as a list of it. */
  public List<Double> numbers(String name) {
    return element(name)
        .map(e -> flat(e).stream().map(Options::number).flatMap(Optional::stream).toList())
        .orElse(List.of());
  }

  private static List<JsonElement> flat(JsonElement element) {
    if (!(element instanceof JsonArray array)) {
      return List.of(element);
    }
    List<JsonElement> all = new ArrayList<>();
    array.forEach(e -> all.addAll(flat(e)));
    return all;
  }

  /**
   * Whole numbers, one for each of {@code count} axes; a single one counts for all.
   *
   * @throws KerasException if there are others
   */
  public List<Integer> axes(String name, int count, int otherwise) {
    if (!has(name)) {
      return Collections.nCopies(count, otherwise);
    }
    List<Integer> all = numbers(name).stream().map(Double::intValue).toList();
    if (all.size() == 1) {
      return Collections.nCopies(count, all.get(0));
    }
    if (all.size() != count) {
      throw wrong(name, count + " whole numbers");
    }
    return all;
  }

  /** A yes or no, or a default. */
  public boolean flag(String name, boolean otherwise) {
    return element(name)
        .filter(JsonPrimitive.class::isInstance)
        .map(JsonElement::getAsBoolean)
        .orElse(otherwise);
  }

  /** A text, or a default; of a function that is written as an object, its name. */
  public String text(String name, String otherwise) {
    return element(name)
        .map(
            e ->
                e instanceof JsonObject object && object.get("config") instanceof JsonPrimitive p
                    ? p.getAsString()
                    : e instanceof JsonPrimitive p ? p.getAsString() : shortened(e.toString()))
        .orElse(otherwise);
  }

  /**
   * Sizes of one example, the batch left out; -1 where any size goes.
   *
   * @param name of an option that begins with the batch's size
   */
  public Optional<List<Integer>> shape(String name) {
    return element(name)
        .filter(JsonArray.class::isInstance)
        .map(JsonElement::getAsJsonArray)
        .filter(array -> array.size() > 1)
        .map(
            array ->
                array.asList().subList(1, array.size()).stream()
                    .map(e -> number(e).map(Double::intValue).orElse(-1))
                    .toList());
  }

  /**
   * Refuses an option that has another value than those that can be imported.
   *
   * @param known values, the first of them the default
   * @throws KerasException if it has another
   */
  public void only(String name, String... known) {
    String found = text(name, known[0]);
    if (!List.of(known).contains(found)) {
      throw refusal(name, found, "'" + String.join("' or '", known) + "'");
    }
  }

  /**
   * Refuses a number that is not 0.
   *
   * @throws KerasException if it is another
   */
  public void zero(String name) {
    if (number(name, 0) != 0) {
      throw refusal(name, number(name, 0), "0");
    }
  }

  /** What to throw if an option has a value that Cairn has no op for. */
  public KerasException refusal(String name, Object found, String known) {
    return new KerasException(
        known + " for the option '" + name + "'",
        String.valueOf(found),
        where,
        "build the model with " + known + " and train it again; docs/keras.md has the table");
  }
}
