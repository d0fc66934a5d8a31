package dev.cairn.setup.publish;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Cairn and the natives of one platform, as one dependency that needs no profile and no property.
 *
 * @param version the version of Cairn
 * @param platform for example {@code linux-x86_64}
 * @param natives what it adds to Cairn
 */
record PlatformArtifact(String version, String platform, List<Native> natives) {

  PlatformArtifact {
    natives = List.copyOf(natives);
  }

  /** Its name, in the group {@code dev.cairn}. */
  String name() {
    return "cairn-" + platform;
  }

  /** Its {@code pom.xml}. */
  String pom() {
    String all = natives.stream().map(Native::dependency).collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                 xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 https://maven.apache.org/xsd/maven-4.0.0.xsd">
          <modelVersion>4.0.0</modelVersion>

          <groupId>dev.cairn</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <name>Cairn for %s</name>
          <description>Cairn with the native libraries that it runs on.</description>
          <licenses>
            <license>
              <name>Apache-2.0</name>
            </license>
          </licenses>

          <dependencies>
            <dependency>
              <groupId>dev.cairn</groupId>
              <artifactId>cairn</artifactId>
              <version>%s</version>
            </dependency>
        %s  </dependencies>
        </project>
        """
        .formatted(name(), version, platform, version, all);
  }
}
