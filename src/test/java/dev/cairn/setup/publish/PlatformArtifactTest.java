package dev.cairn.setup.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PlatformArtifactTest {

  @Test
  void pom_dependsOnCairnAndOnTheNativesAlone() {
    var artifact =
        new PlatformArtifact("1.2", "moon", List.of(new Native("rocks", "rock", "7", "moon-low")));

    assertThat(artifact.name()).isEqualTo("cairn-moon");
    assertThat(artifact.pom())
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<project ")
        .contains("  <artifactId>cairn-moon</artifactId>\n  <version>1.2</version>\n")
        .endsWith(
            """
              <dependencies>
                <dependency>
                  <groupId>dev.cairn</groupId>
                  <artifactId>cairn</artifactId>
                  <version>1.2</version>
                </dependency>
                <dependency>
                  <groupId>rocks</groupId>
                  <artifactId>rock</artifactId>
                  <version>7</version>
                  <classifier>moon-low</classifier>
                  <exclusions>
                    <exclusion>
                      <groupId>*</groupId>
                      <artifactId>*</artifactId>
                    </exclusion>
                  </exclusions>
                </dependency>
              </dependencies>
            </project>
            """);
  }
}
