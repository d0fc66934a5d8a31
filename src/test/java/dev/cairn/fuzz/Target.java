package dev.cairn.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A parser of files that come from elsewhere, and how it is tried.
 *
 * @param name of the folder with its findings
 * @param file that each input is written to; beside it may lie what belongs to it
 * @param seeds whole files, from which others are made
 * @param prepared what is written for an input, for example with its checksums put right
 * @param readings the ways to read the file; each seed has to be taken by one of them
 * @param more bytes that a reading may allocate besides four times the size of the file
 */
record Target(
    String name,
    Path file,
    Map<String, byte[]> seeds,
    UnaryOperator<byte[]> prepared,
    List<Reading> readings,
    long more) {

  /** Reads a file to its end. */
  @FunctionalInterface
  interface Reading {
    /**
     * Reads, or says what is wrong.
     *
     * @throws IOException only from parts whose caller makes an error of four facts of it
     */
    void read(Path file) throws IOException;
  }
}
