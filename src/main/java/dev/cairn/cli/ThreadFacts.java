package dev.cairn.cli;

import dev.cairn.engine.Cores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the doctor says of threads.
 *
 * @param cores of the machine
 * @param environment of the process
 */
record ThreadFacts(Cores cores, Map<String, String> environment) {
  private static final List<String> WAITING = List.of("OMP_WAIT_POLICY", "GOMP_SPINCOUNT");

  /** The cores, the device that is chosen, and the settings of OpenMP. */
  List<Fact> all() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("cores", counted()));
    facts.add(new Fact("device", "cpu, " + count(cores.usable(), "thread") + ": " + why()));
    facts.add(new Fact("OpenMP", waiting()));
    String threads = environment.getOrDefault("OMP_NUM_THREADS", "");
    if (!threads.isEmpty()) {
      facts.add(
          new Fact(
              "OpenMP",
              "warning: OMP_NUM_THREADS=%s is set, but Cairn decides itself: unset it, and choose with"
                      .formatted(threads)
                  + " Trainer's device(Device.cpu(threads))"));
    }
    return facts;
  }

  private String counted() {
    String usable = count(cores.processors(), "processor") + " for this process, ";
    return usable
        + (cores.physical() == 0
            ? "physical cores unknown"
            : count(cores.physical(), "physical core") + " in the machine");
  }

  private String why() {
    if (cores.physical() == 0) {
      return "one for each processor, since the system does not tell its physical cores";
    }
    if (cores.processors() < cores.physical()) {
      return "one for each processor that this process may use";
    }
    return cores.processors() == cores.physical()
        ? "one for each physical core"
        : "one for each physical core; a second one on a core would compute nothing more";
  }

  private String waiting() {
    List<String> set =
        WAITING.stream()
            .filter(environment::containsKey)
            .map(name -> name + "=" + environment.get(name))
            .toList();
    if (set.isEmpty()) {
      return "nothing set, so Cairn lets threads that wait look a moment and then sleep";
    }
    boolean sleeps = "PASSIVE".equalsIgnoreCase(environment.get("OMP_WAIT_POLICY"));
    return String.join(" ", set)
        + (sleeps
            ? ": threads that wait look a moment and then sleep"
            : ": taken as it is; beside other programs training can be many times slower");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
