package dev.cairn.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class DiagnosisTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OSError: [Errno 28] No space left on device"
            + "| the disk is full: free 1.5 GB and run the command again.",
        "/usr/bin/python3: No module named venv"
            + "| Python has no module venv: install it with 'apt install python3-venv', or take a"
            + " whole Python with 'brew install python' or 'winget install Python.Python.3.12'.",
        "[ERROR] No compiler is provided in this environment."
            + "| Maven runs without a JDK 17 or newer: install one with 'apt install"
            + " openjdk-17-jdk', 'brew install openjdk@17' or 'winget install"
            + " EclipseAdoptium.Temurin.17.JDK'.",
        "Could not transfer artifact a:b:pom:1 from/to central: Connection refused"
            + "| no package server answers: check the network and proxy, or the mirror in Maven's"
            + " settings.xml and in 'pip config list'.",
        "ERROR: No matching distribution found for anyio==4.16.0"
            + "| no package server answers: check the network and proxy, or the mirror in Maven's"
            + " settings.xml and in 'pip config list'.",
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
            + "| a Python package is not the one whose checksum the lock has, and was not"
            + " installed: check the mirror in 'pip config list', and run 'pip cache purge'.",
        "Process terminated | it failed"
      })
  void sentence_ofLog_namesCauseAndMend(String line, String sentence) {
    assertThat(Diagnosis.sentence(List.of("noise", line, "more noise"), "it failed"))
        .isEqualTo(sentence);
  }

  @Test
  void sentence_ofAFile_namesItWhereTheDiskIsFull() {
    IOException full = new FileSystemException("/srv/a.zip", null, "No space left on device");
    IOException other = new FileSystemException("/srv/a.zip", null, "Read-only file system");

    assertThat(Diagnosis.sentence(full))
        .isEqualTo(
            "the disk is full: free 1.5 GB and run the command again. (/srv/a.zip: No space left on"
                + " device)");
    assertThat(Diagnosis.sentence(other))
        .isEqualTo("java.nio.file.FileSystemException: /srv/a.zip: Read-only file system");
  }
}
