package dev.cairn.setup.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class BuildFileTest {
  @TempDir Path folder;

  @Test
  void platforms_areThoseOfTheProfiles() throws IOException {
    assertThat(BuildFile.read(Path.of("pom.xml")).platforms())
        .containsExactlyInAnyOrder(
            "linux-x86_64", "linux-arm64", "macosx-arm64", "macosx-x86_64", "windows-x86_64");
  }

  @Test
  void natives_haveTheVersionsOfTheBuildAndTheClassifierOfTheirPlatform() throws IOException {
    BuildFile build = read();

    assertThat(build.version()).isEqualTo("1.2");
    assertThat(build.natives("moon"))
        .containsExactly(new Native("org.rocks", "rock", "7-b", "moon-low"));
    assertThat(build.natives("earth"))
        .containsExactly(new Native("org.rocks", "rock", "7-b", "earth"));
  }

  @Test
  void properties_ofAnUnknownPlatformAreRefused() throws IOException {
    BuildFile build = read();

    assertThatThrownBy(() -> build.properties("sun"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no platform sun");
  }

  @Test
  void otherFiles_areNoBuildFile() throws IOException {
    Path file = Files.writeString(folder.resolve("pom.xml"), "no xml");

    assertThatThrownBy(() -> BuildFile.read(file)).hasMessage(file + " is no pom.xml");
  }

  private BuildFile read() throws IOException {
    String text =
        """
        <project>
          <version>1.2</version>
          <properties><rock.version>7</rock.version><kind>none</kind></properties>
          <dependencies>
            <dependency>
              <groupId>org.rocks</groupId><artifactId>rock</artifactId><version>${rock.version}-b</version>
            </dependency>
            <dependency>
              <groupId>org.rocks</groupId><artifactId>rock</artifactId><version>${rock.version}-b</version>
              <classifier>${kind}</classifier>
            </dependency>
          </dependencies>
          <profiles>
            <profile><id>guards</id></profile>
            <profile><properties>
              <cairn.platform>moon</cairn.platform><kind>moon-low</kind>
            </properties></profile>
            <profile><properties>
              <cairn.platform>earth</cairn.platform><kind>earth</kind>
            </properties></profile>
          </profiles>
        </project>
        """;
    return BuildFile.read(Files.writeString(folder.resolve("pom.xml"), text));
  }
}
