package dev.cairn.data.download;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the user's fetched data lie, by the custom of the platform. */
public final class Cache {
  /** System property that names another folder. */
  static final String PROPERTY = "cairn.cache";

  private Cache() {}

  /** The folder for this user, which need not exist yet. */
  public static Path folder() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(Path::of)
        .orElseGet(
            () ->
                folder(
                    System.getProperty("os.name", ""),
                    System.getenv(),
                    Path.of(System.getProperty("user.home", "."))));
  }

  static Path folder(String os, Map<String, String> environment, Path home) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.contains("windows")) {
      return from(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
          .resolve("cairn/cache");
    }
    Path own = from(environment, "HOME", home);
    if (system.contains("mac")) {
      return own.resolve("Library/Caches/cairn");
    }
    return from(environment, "XDG_CACHE_HOME", own.resolve(".cache")).resolve("cairn");
  }

  private static Path from(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isBlank() ? otherwise : Path.of(value);
  }
}
