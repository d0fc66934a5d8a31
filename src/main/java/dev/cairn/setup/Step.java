package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A part of the set-up that is done once for the same inputs. */
interface Step {

  /** Its name: of its stamp, its log and its line in the terminal. */
  String name();

  /** What it does, for people. */
  String announcement();

  /** Megabytes it downloads when nothing of it is there. */
  int download() throws IOException;

  /**
   * Megabytes of disk that it needs then. Unpacked, and kept both by the package manager and here,
   * a download takes several times its size.
   */
  default int disk() throws IOException {
    return 6 * download();
  }

  /** A sum over everything that decides what it makes. */
  String inputs() throws IOException;

  /**
   * Looks for the programs that it needs, before anything is done.
   *
   * @throws SetupException if one is missing
   */
  void require() throws IOException, SetupException;

  /** Makes it anew, whatever lies there. */
  void perform() throws IOException, SetupException, InterruptedException;

  /** What it made: files, whose size is remembered, and folders, which only have to be there. */
  List<Path> outputs() throws IOException;
}
