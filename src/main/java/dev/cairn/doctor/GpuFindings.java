package dev.cairn.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Graphics processors.
 *
 * @param driver where the driver of NVIDIA describes itself
 */
record GpuFindings(Path driver) {

  static GpuFindings ofMachine() {
    return new GpuFindings(Path.of("/proc/driver/nvidia/version"));
  }

  List<Finding> all() {
    String text =
        Files.isReadable(driver)
            ? "an NVIDIA GPU is here, but no engine of this version uses it: training runs on the CPU"
            : "no NVIDIA driver found: training runs on the CPU";
    return List.of(Finding.fine("CUDA", text));
  }
}
