package dev.cairn.setup.kernels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A kernel specification of ours: how Jupyter starts a kernel.
 *
 * @param host which kernel
 * @param jdk that runs it
 * @param checkout that Cairn's jar lies in
 * @param jar Cairn's jar
 * @param heap at most so many mebibytes
 * @param environment variables that every process which trains has
 */
public record Specification(
    KernelHost host, Jdk jdk, Path checkout, Path jar, long heap, Map<String, String> environment) {
  /** Our kernel's own classes, beside JJava's jar. */
  public static final String CLASSES = "cairn-kernel.jar";

  /** What Jupyter reads. */
  public static final String FILE = "kernel.json";

  /** The imports, for a kernel that takes a file. */
  public static final String IMPORTS = "imports.jsh";

  private static final String OPENS = "--add-opens";

  /**
   * The text of {@code kernel.json}.
   *
   * @param folder where it will lie
   */
  public String json(Path folder) {
    return """
    {
      "argv": [
    %s
      ],
      "display_name": %s,
      "language": "java",
      "interrupt_mode": "message",
      "env": {%s},
      "metadata": {"debugger": false, "cairn": {"host": %s, "checkout": %s}}
    }
    """
        .formatted(
            argv().stream().map(word -> "    " + quoted(word)).collect(Collectors.joining(",\n")),
            quoted(host.display()),
            variables(folder).entrySet().stream()
                .map(each -> quoted(each.getKey()) + ": " + quoted(each.getValue()))
                .collect(Collectors.joining(", ")),
            quoted(host.word()),
            quoted(checkout.toString()));
  }

  private List<String> argv() {
    var words = new ArrayList<String>();
    words.add(jdk.program().toString());
    words.add("-Xmx" + heap + "m");
    words.add("-Djava.awt.headless=true");
    // Newer JDKs warn of Unsafe, older ones do not know the option.
    words.add("-XX:+IgnoreUnrecognizedVMOptions");
    words.add("--sun-misc-unsafe-memory-access=allow");
    words.add("--enable-native-access=ALL-UNNAMED");
    switch (host) {
      case JAVA -> words.addAll(List.of(OPENS, "jdk.jshell/jdk.jshell=ALL-UNNAMED"));
      case RAPAIO -> words.addAll(List.of(OPENS, "java.base/java.lang=ALL-UNNAMED"));
      default -> {
        // The manifest of our jar opens what it needs; IJava needs nothing.
      }
    }
    words.add("-jar");
    words.add("{resource_dir}/" + (host == KernelHost.CAIRN ? CLASSES : host.jar()));
    words.add("{connection_file}");
    return words;
  }

  private Map<String, String> variables(Path folder) {
    var all = new TreeMap<>(environment);
    switch (host) {
      case JAVA -> all.put("JJAVA_CLASSPATH", jar.toString());
      case IJAVA -> {
        all.put("IJAVA_CLASSPATH", jar.toString());
        all.put("IJAVA_STARTUP_SCRIPT", "dev.cairn.kernel.Notebook.open();");
      }
      case RAPAIO -> {
        all.put("RJK_CLASSPATH", jar.toString());
        all.put("RJK_INIT_SCRIPT", folder.resolve(IMPORTS).toString());
        all.put("RJK_TIMEOUT_MILLIS", "-1");
      }
      case CAIRN -> {
        // The manifest of our jar names Cairn's.
      }
    }
    return all;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
