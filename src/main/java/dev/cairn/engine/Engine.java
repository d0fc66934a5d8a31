package dev.cairn.engine;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Program;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Something that computes graphs. Found through {@link ServiceLoader}. */
public interface Engine {

  /** A short name for people, for example {@code dl4j}. */
  String name();

  /**
   * Opens a session. All its methods have to be called from the thread that calls this.
   *
   * @param program what to compute
   * @param start weights and moments to begin with
   * @param device what may be used of the machine
   * @throws EngineException if the engine cannot run here, the program does not fit into memory, or
   *     {@code start} is not a state of it
   */
  Session open(Program program, State start, Device device);

  /** What an engine reports of itself to the doctor: a line a fact, such as the kernels in use. */
  List<String> report();

  /**
   * Why the engine cannot run on this machine, in a line; nothing if it can. May load its natives.
   */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /**
   * Looks at a training step kernel by kernel; the weights move meanwhile.
   *
   * @param batch to train on
   * @param rounds steps to time, 0 to only list the kernels
   * @return nothing from an engine that cannot look into its steps
   * @throws EngineException as {@link #open} and {@link Session#step} do
   */
  default Optional<Profile> profile(
      Program program, State start, Device device, Batch batch, int rounds) {
    return Optional.empty();
  }

  /** All engines on the class path, the preferred one first. */
  static List<Engine> all() {
    return ServiceLoader.load(Engine.class, Engine.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /**
   * The engine to use when nothing else is said: the first that runs here.
   *
   * @throws EngineException if there is none on the class path that runs here
   */
  static Engine preferred() {
    return all().stream()
        .filter(engine -> engine.obstacle().isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new EngineException(
                    "an engine on the class path that runs here",
                    "none",
                    "META-INF/services/dev.cairn.engine.Engine",
                    "put cairn's jar with its lib folder on the class path"));
  }
}
