package dev.cairn.setup.publish;

/**
 * A jar of native libraries.
 *
 * @param group the group of its artefact
 * @param artifact its artefact
 * @param version its version
 * @param classifier for which platform and instructions
 */
record Native(String group, String artifact, String version, String classifier) {

  /** The name of its file. */
  String jar() {
    return "%s-%s-%s.jar".formatted(artifact, version, classifier);
  }

  /**
   * The dependency on it, without those that it names itself: the code that it belongs to comes
   * with Cairn, in versions that fit together.
   */
  String dependency() {
    return """
        <dependency>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <classifier>%s</classifier>
          <exclusions>
            <exclusion>
              <groupId>*</groupId>
              <artifactId>*</artifactId>
            </exclusion>
          </exclusions>
        </dependency>
    """
        .formatted(group, artifact, version, classifier);
  }
}
