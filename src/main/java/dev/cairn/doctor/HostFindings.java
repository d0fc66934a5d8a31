package dev.cairn.doctor;

import dev.cairn.host.Host;
import dev.cairn.host.Hosts;
import java.util.List;

/** Where cells run. */
final class HostFindings {
  private HostFindings() {}

  static List<Finding> all() {
    String text =
        Hosts.current()
            .map(Host::name)
            .map(name -> name + ": values are shown as pictures and tables")
            .orElse("no kernel: values are shown as text, pictures as files");
    return List.of(Finding.fine("notebook", text));
  }
}
