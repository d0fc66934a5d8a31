package dev.cairn.data;

import dev.cairn.data.files.Checksum;
import java.util.List;

/**
 * Where data come from, so that a result can be traced to them.
 *
 * @param name of the data set
 * @param source who published it, with the address if it has one
 * @param licence in short
 * @param files their checksums as read; empty for data made in memory
 * @param validationShare part of the training examples that was cut off for validation, 0 to 1
 * @param seed of that cut
 */
public record Provenance(
    String name,
    String source,
    String licence,
    List<Checksum> files,
    double validationShare,
    long seed) {

  /** Copies the list. */
  public Provenance {
    files = List.copyOf(files);
  }

  /** Of data that are not cut yet. */
  static Provenance of(String name, String source, String licence, List<Checksum> files) {
    return new Provenance(name, source, licence, files, 0, 0);
  }

  /** The same source with another cut. */
  Provenance cut(double share, long byWhichSeed) {
    return new Provenance(name, source, licence, files, share, byWhichSeed);
  }
}
