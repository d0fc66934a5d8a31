package dev.cairn.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class HostsTest {
  private record Named(String name) implements Host {
    @Override
    public void display(Shown shown) {}

    @Override
    public LiveDisplay live() {
      return shown -> {};
    }
  }

  @Test
  void current_isTheLastOneUntilItIsTakenBack() {
    Runnable first = Hosts.install(new Named("first"));
    Runnable second = Hosts.install(new Named("second"));
    assertThat(Hosts.current()).contains(new Named("second"));
    second.run();
    assertThat(Hosts.current()).contains(new Named("first"));
    first.run();
    assertThat(Hosts.current()).isEmpty();
  }

  /** Here no kernel runs, though the classes of one are on the class path of the tests. */
  @Test
  void finders_findNoKernelInAnotherProcess() {
    ServiceLoader.load(HostFinder.class).forEach(HostFinder::install);

    assertThat(ServiceLoader.load(HostFinder.class)).hasSize(1);
    assertThat(Hosts.current()).isEmpty();
  }
}
