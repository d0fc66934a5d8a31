package dev.cairn.bench;

import dev.cairn.engine.Engine;
import java.util.List;

/** The engines on the class path, by name. */
public final class Engines {
  private Engines() {}

  /**
   * The engine of a name.
   *
   * @throws BenchException if there is none
   */
  public static Engine named(String name) {
    return Engine.all().stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(() -> BenchException.unknown("engine", name, "--engine", names()));
  }

  /**
   * The names of all, the preferred one first.
   *
   * @throws dev.cairn.engine.EngineException if there is none
   */
  public static List<String> names() {
    List<Engine> all = Engine.all();
    return all.isEmpty()
        ? List.of(Engine.preferred().name())
        : all.stream().map(Engine::name).toList();
  }
}
