package dev.cairn.doctor;

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
record ThreadFindings(Cores cores, Map<String, String> environment) {
  private static final List<String> WAITING = List.of("OMP_WAIT_POLICY", "GOMP_SPINCOUNT");

  /** The cores, the device that is chosen, and the settings of OpenMP. */
  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.fine("cores", counted()));
    findings.add(Finding.fine("device", "cpu, " + count(cores.usable(), "thread") + ": " + why()));
    findings.add(waiting());
    String threads = environment.getOrDefault("OMP_NUM_THREADS", "");
    if (!threads.isEmpty()) {
      findings.add(
          Finding.improvable(
              "OpenMP",
              "OMP_NUM_THREADS=%s is set, but Cairn decides itself".formatted(threads),
              "unset it, and choose with Trainer's device(Device.cpu(threads))"));
    }
    return findings;
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

  private Finding waiting() {
    List<String> set =
        WAITING.stream()
            .filter(environment::containsKey)
            .map(name -> name + "=" + environment.get(name))
            .toList();
    if (set.isEmpty()) {
      return Finding.fine(
          "OpenMP", "nothing set, so Cairn lets threads that wait look a moment and then sleep");
    }
    String text = String.join(" ", set);
    return "PASSIVE".equalsIgnoreCase(environment.get("OMP_WAIT_POLICY"))
        ? Finding.fine("OpenMP", text + ": threads that wait look a moment and then sleep")
        : Finding.improvable(
            "OpenMP",
            text + ": beside other programs training can be many times slower",
            "unset it, or set OMP_WAIT_POLICY=PASSIVE and GOMP_SPINCOUNT=3000");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
