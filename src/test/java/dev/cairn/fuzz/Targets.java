package dev.cairn.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All parsers that are tried. That of CoNLL comes with tagging. */
final class Targets {
  /** Inputs that once broke something, a folder a target; whatever is found is added here. */
  static final Path FINDINGS = Path.of("src/test/resources/dev/cairn/fuzz");

  private static final Map<String, Maker> MAKERS = makers();

  /** Those that need Deeplearning4j's natives. */
  private static final List<String> NATIVES = List.of("dl4j", "dl4j-net");

  private Targets() {}

  /** Makes a target whose files are in a folder. */
  interface Maker {
    Target in(Path folder) throws IOException;
  }

  private static Map<String, Maker> makers() {
    Map<String, Maker> makers = new LinkedHashMap<>();
    makers.put("model", StoreTargets::model);
    makers.put("model-net", StoreTargets::description);
    makers.put("safetensors", StoreTargets::tensors);
    makers.put("sealed", StoreTargets::sealed);
    makers.put("keras", ImportTargets::keras);
    makers.put("dl4j", ImportTargets::zip);
    makers.put("dl4j-net", ImportTargets::configuration);
    makers.put("idx", DataTargets::idx);
    makers.put("cifar", DataTargets::cifar);
    makers.put("csv", DataTargets::csv);
    makers.put("texts", TextTargets::texts);
    makers.put("vocabulary", TextTargets::vocabulary);
    makers.put("vectors", TextTargets::vectors);
    makers.put("conll", DataTargets::conll);
    return makers;
  }

  static List<String> names() {
    return List.copyOf(MAKERS.keySet());
  }

  static Stream<String> withoutNatives() {
    return names().stream().filter(name -> !NATIVES.contains(name));
  }

  static Stream<String> withNatives() {
    return NATIVES.stream();
  }

  static Target named(String name, Path folder) throws IOException {
    return Objects.requireNonNull(MAKERS.get(name), name).in(folder);
  }

  /** Inputs that once broke a target. */
  static List<Path> findings(String name) {
    Path folder = FINDINGS.resolve(name);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
