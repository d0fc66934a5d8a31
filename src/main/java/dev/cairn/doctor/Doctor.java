package dev.cairn.doctor;

import dev.cairn.data.Labels;
import dev.cairn.engine.Cores;
import dev.cairn.engine.Engine;
import dev.cairn.graph.Program;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.Optimizers;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at Java, the notebook kernel, engines, threads, memory, fonts and data; the kernels are
 * those of a training step of ResNet-20.
 */
public final class Doctor {
  private Doctor() {}

  /**
   * Looks at this process and its machine. Loads the natives of the engines.
   *
   * @param labels that charts shall show; may be empty
   */
  public static Report examine(List<Labels> labels) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(new JavaFindings(Runtime.version().feature(), isShellThere()).all());
    findings.addAll(HostFindings.all());
    EngineFindings engines = new EngineFindings(Engine.all());
    findings.addAll(engines.all());
    findings.addAll(engines.kernels(resNet20()));
    findings.addAll(GpuFindings.ofMachine().all());
    findings.addAll(new ThreadFindings(Cores.ofMachine(), System.getenv()).all());
    findings.addAll(MemoryFindings.ofMachine().all());
    findings.addAll(FontFindings.ofMachine(labels).all());
    findings.addAll(DataFindings.ofUser().all());
    return new Report(findings);
  }

  private static Program resNet20() {
    Net net =
        Net.image(3, 32, 32).stem(16).stages(Blocks.basic().times(3), 16, 32, 64).classify(10);
    return new Program(net.graph(), net.loss(), Optimizers.usual(net.loss()).update());
  }

  private static boolean isShellThere() {
    return ModuleLayer.boot().findModule("jdk.jshell").isPresent();
  }
}
