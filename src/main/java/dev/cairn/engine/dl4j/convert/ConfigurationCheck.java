package dev.cairn.engine.dl4j.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.nd4j.shade.jackson.core.JsonFactory;
import org.nd4j.shade.jackson.core.JsonParser;
import org.nd4j.shade.jackson.core.JsonToken;

/**
 * Looks at the description of a network token by token before the library makes objects of it: its
 * fields {@code @class} say of which classes, and may name any class there is.
 */
final class ConfigurationCheck {
  private static final String CLASS = "@class";
  private static final int DEEPEST = 64;

  /** Objects of which the library would otherwise guess the class, by names of old versions. */
  private static final Set<String> NEED_A_CLASS =
      Set.of("layer", "activationFn", "lossFn", "lossFunction");

  /** An object that is open: the field that it is in, and whether it has said its class. */
  private static final class Open {
    private final String field;
    private boolean named;

    Open(String field) {
      this.field = field;
    }
  }

  private ConfigurationCheck() {}

  /** Whether it describes a row of layers rather than a graph. */
  static boolean isRow(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (parser.getCurrentName().equals("confs")) {
          return true;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads all of it.
   *
   * @throws ConversionException if it is no JSON, is nested too deep, or names a class that is not
   *     on the list
   */
  static void check(String json, Path file) {
    try (JsonParser parser =
        new JsonFactory()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw ModelZip.damaged(file, "configuration.json: no object");
      }
      objects(parser, file);
    } catch (IOException e) {
      throw ModelZip.damaged(file, e);
    }
  }

  private static void objects(JsonParser parser, Path file) throws IOException {
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(""));
    String field = "";
    while (!open.isEmpty()) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new IOException("an end in the middle");
      }
      switch (token) {
        case START_OBJECT, START_ARRAY -> {
          open.push(new Open(token == JsonToken.START_OBJECT ? field : ""));
          field = "";
        }
        case END_OBJECT, END_ARRAY -> closed(open.pop(), file);
        case FIELD_NAME -> field = parser.getCurrentName();
        default -> {
          if (field.equals(CLASS)) {
            AllowedClasses.check(parser.getText(), file);
            open.element().named = true;
          }
        }
      }
      if (open.size() > DEEPEST) {
        throw new IOException("more than %d levels".formatted(DEEPEST));
      }
      if (field.equals(CLASS) && token.isStructStart()) {
        throw new IOException("a class that is no name");
      }
    }
  }

  private static void closed(Open object, Path file) {
    if (NEED_A_CLASS.contains(object.field) && !object.named) {
      throw ModelZip.damaged(
          file,
          "configuration.json: '%s' without a class, as versions before 1.0.0-beta5 wrote it"
              .formatted(object.field));
    }
  }
}
