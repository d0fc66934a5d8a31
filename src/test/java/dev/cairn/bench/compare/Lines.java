package dev.cairn.bench.compare;

/** Lines of JSON as measurements print them. */
final class Lines {
  private Lines() {}

  static String train(String framework, String mode, String note, double rate, double firstStep) {
    return """
        {"framework": "%s", "mode": "%s", "model": "resnet20", "task": "train", "threads": 2, \
        "note": "%s", "batch": 64, "params": 272474, "first_step_s": %s, "loss_falls": true, \
        "windows": [%s], "unit": "img/s", "mflop_per_item": 244.879, \
        "peak_rss_mb": %s}"""
        .formatted(framework, mode, note, firstStep, rate, framework.equals("cairn") ? 300 : 900);
  }

  static String sgemm(double rate) {
    return """
        {"framework": "keras", "mode": "sgemm", "model": "sgemm2048", "task": "sgemm", \
        "threads": 2, "note": "", "windows": [%s], "unit": "GFLOP/s"}"""
        .formatted(rate);
  }

  static Measurement parsed(String line) {
    return Measurement.parse(line, "a test");
  }
}
