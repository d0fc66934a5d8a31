package dev.cairn.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is installed from a package server is what the checkout names, to the last byte. */
@Tag("unit")
class LocksTest {
  private static final Pattern PIN =
      Pattern.compile("[a-z0-9-]+==[^ ]+( ; [^;]+)?( --hash=[^ ]+)+");
  private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");

  @ParameterizedTest
  @ValueSource(strings = {"requirements", "requirements-test", "requirements-course"})
  void everyPackage_hasOneVersionAndItsChecksums(String name) throws IOException {
    List<String> pins =
        Files.readString(Path.of("kernel", name + ".lock"))
            .replaceAll("\\\\\\R +", "")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();

    assertThat(pins).isNotEmpty();
    assertThat(pins)
        .allSatisfy(
            pin -> {
              assertThat(pin).matches(PIN);
              assertThat(List.of(pin.split(" --hash=")).stream().skip(1))
                  .allSatisfy(hash -> assertThat(hash).matches(HASH));
            });
  }
}
