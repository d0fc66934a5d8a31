package dev.cairn.kernel;

import dev.cairn.host.Host;
import dev.cairn.host.LiveDisplay;
import dev.cairn.host.Shown;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** A JJava kernel. */
record JJavaHost(BaseKernel kernel) implements Host {

  @Override
  public void display(Shown shown) {
    kernel.display(Bundles.of(shown));
  }

  @Override
  public LiveDisplay live() {
    JJavaCellOutput output = new JJavaCellOutput(kernel);
    String id = "cairn-" + UUID.randomUUID();
    AtomicBoolean there = new AtomicBoolean();
    return shown -> {
      DisplayData data = Bundles.of(shown);
      data.putTransientData("display_id", id);
      if (there.getAndSet(true)) {
        output.update(data);
      } else {
        output.display(data);
      }
    };
  }
}
