package dev.cairn.data;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.Notice;
import java.util.List;

/**
 * Where data come from, so that a result can be traced to them.
 *
 * @param name of the data set
 * @param source who published it, with the address if it has one
 * @param licence in short
 * @param files their checksums as read; empty for data made in memory
 * @param validationShare part of the training examples that was cut off for validation, 0 to 1; 0
 *     if the validation part was given
 * @param seed of that cut
 * @param notices what happened on the way in: files ignored, rows dropped
 */
public record Provenance(
    String name,
    String source,
    String licence,
    List<Checksum> files,
    double validationShare,
    long seed,
    List<Notice> notices) {

  /** Copies the lists. */
  public Provenance {
    files = List.copyOf(files);
    notices = List.copyOf(notices);
  }

  /** Without notices. */
  public Provenance(
      String name,
      String source,
      String licence,
      List<Checksum> files,
      double validationShare,
      long seed) {
    this(name, source, licence, files, validationShare, seed, List.of());
  }

  /** Of data that are not cut yet. */
  static Provenance of(String name, String source, String licence, List<Checksum> files) {
    return new Provenance(name, source, licence, files, 0, 0, List.of());
  }

  /** The same data under another name. */
  Provenance named(String otherName) {
    return new Provenance(otherName, source, licence, files, validationShare, seed, notices);
  }

  /** The same data, with its source told. */
  Provenance from(String otherSource) {
    return new Provenance(name, otherSource, licence, files, validationShare, seed, notices);
  }

  /** The same data, with its licence told. */
  Provenance under(String otherLicence) {
    return new Provenance(name, source, otherLicence, files, validationShare, seed, notices);
  }

  /** What was found when the data were read. */
  Provenance read(List<Checksum> readFiles, List<Notice> readNotices) {
    return new Provenance(name, source, licence, readFiles, validationShare, seed, readNotices);
  }

  /** The same source with another cut. */
  Provenance cut(double share, long byWhichSeed) {
    return new Provenance(name, source, licence, files, share, byWhichSeed, notices);
  }
}
