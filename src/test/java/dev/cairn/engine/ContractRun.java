package dev.cairn.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.cairn.engine.onednn.OneDnnEngine;
import java.io.PrintWriter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The fast engine's contract in a process of its own: prints the engine's report, failures, then
 * {@code passed N, failed N}.
 */
final class ContractRun {
  private ContractRun() {}

  /** Without arguments. */
  public static void main(String[] none) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(OneDnnEngineContractTest.class))
            .build();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    new OneDnnEngine().report().forEach(System.out::println);
    summary.printFailuresTo(new PrintWriter(System.out, true), 3);
    System.out.printf(
        "passed %d, failed %d%n", summary.getTestsSucceededCount(), summary.getTotalFailureCount());
  }
}
