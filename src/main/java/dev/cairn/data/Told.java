package dev.cairn.data;

import java.util.List;
import java.util.Optional;

/**
 * What people say of their data, where they do.
 *
 * @param name of the data set
 * @param source who made it
 * @param licence in short
 */
record Told(Optional<String> name, Optional<String> source, Optional<String> licence) {
  static final Told NOTHING = new Told(Optional.empty(), Optional.empty(), Optional.empty());

  Told name(String other) {
    return new Told(Optional.of(other), source, licence);
  }

  Told source(String other) {
    return new Told(name, Optional.of(other), licence);
  }

  Told licence(String other) {
    return new Told(name, source, Optional.of(other));
  }

  /** With what is known without people, where they say nothing. */
  Provenance provenance(String nameFound, String sourceFound) {
    return Provenance.of(
        name.orElse(nameFound),
        source.orElse(sourceFound),
        licence.orElse("not stated"),
        List.of());
  }
}
