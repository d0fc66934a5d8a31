package dev.cairn.graph;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What goes wrong with a machine and not with a program: memory, disk, natives, JDK, fonts. The one
 * place that knows these errors of the JDK and of libraries.
 */
public final class Trouble {
  private static final String MEBIBYTES = "%,d MB";

  /** What drawing throws where there is no font, on one JDK or another. */
  private static final Set<String> DRAWING =
      Set.of(
          "java.lang.InternalError",
          "java.lang.RuntimeException",
          "java.lang.NullPointerException",
          "java.lang.NoClassDefFoundError",
          "java.lang.UnsatisfiedLinkError");

  /** No letter can be drawn. */
  public static final Facts NO_FONTS =
      new Facts(
          "fonts for the letters of a picture",
          "none",
          "the fonts of this machine",
          "install fontconfig and fonts-dejavu-core");

  private Trouble() {}

  /**
   * The facts about an error or one of its causes; their place is the reader's own.
   *
   * @return empty if it is no trouble of the machine
   */
  public static Optional<Facts> of(Throwable error) {
    return Stream.iterate(error, e -> e != null, Throwable::getCause)
        .limit(10)
        .flatMap(
            e ->
                of(e.getClass().getName(), String.valueOf(e.getMessage()))
                    .or(() -> fonts(e))
                    .stream())
        // What wraps an error repeats its message: the innermost says it best.
        .reduce((outer, inner) -> inner);
  }

  /** The same for an error of which only its type and its message are known. */
  public static Optional<Facts> of(String type, String message) {
    Facts facts =
        switch (type) {
          case "java.lang.OutOfMemoryError" -> memory(message);
          case "java.lang.StackOverflowError" ->
              new Facts(
                  "methods that end",
                  "one that calls itself again and again",
                  "here",
                  "look at the method that repeats in Cairn.why()");
          case "java.lang.UnsupportedClassVersionError" ->
              new Facts(
                  "Java 17 or newer",
                  "Java " + System.getProperty("java.version"),
                  "the JDK of this program",
                  "install a JDK 17 or newer and start again with it: ./cairn doctor names it");
          case "java.lang.InterruptedException",
              "java.nio.channels.ClosedByInterruptException",
              "java.io.InterruptedIOException",
              "java.util.concurrent.CancellationException" ->
              new Facts(
                  "time to end", "an interruption", "here", "run the cell again and let it end");
          default -> null;
        };
    return Optional.ofNullable(facts)
        .or(() -> disk(message))
        .or(() -> fonts(type, message))
        .or(() -> natives(type, message));
  }

  private static Facts memory(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("thread")) {
      return new Facts(
          "a thread more",
          "none left: " + message,
          "the machine",
          "restart the kernel; end jobs and programs that run beside it");
    }
    if (lower.contains("direct") || lower.contains("physical") || lower.contains("native")) {
      return new Facts(
          "memory outside the heap",
          "none left: " + message,
          "native memory",
          "use a smaller batch, for example batch(16), a narrower net, or a machine with more");
    }
    return new Facts(
        "memory in a heap of " + MEBIBYTES.formatted(Runtime.getRuntime().maxMemory() >> 20),
        "none left: " + message,
        "the heap of Java",
        "use fewer or smaller examples, restart the kernel to empty it, or give it more: -Xmx");
  }

  private static Optional<Facts> disk(String message) {
    boolean full =
        Stream.of("No space left on device", "not enough space on the disk", "quota exceeded")
            .anyMatch(message::contains);
    return full
        ? Optional.of(
            new Facts(
                "room on the disk",
                "none left",
                "the disk: " + message,
                "delete what is not needed, or name another folder"))
        : Optional.empty();
  }

  private static Optional<Facts> fonts(String type, String message) {
    boolean fonts = DRAWING.contains(type) && message.toLowerCase(Locale.ROOT).contains("font");
    return fonts ? Optional.of(NO_FONTS) : Optional.empty();
  }

  /** The JDK's own code for fonts says by its place what its message does not. */
  private static Optional<Facts> fonts(Throwable error) {
    boolean fonts =
        Stream.of(error.getStackTrace())
            .map(StackTraceElement::getClassName)
            .anyMatch(c -> c.startsWith("sun.font.") || c.equals("sun.awt.FontConfiguration"));
    return fonts ? Optional.of(NO_FONTS) : Optional.empty();
  }

  private static Optional<Facts> natives(String type, String message) {
    boolean linkage =
        type.equals("java.lang.UnsatisfiedLinkError")
            || type.equals("java.lang.NoClassDefFoundError")
            || type.equals("java.lang.ExceptionInInitializerError");
    boolean engine =
        Stream.of("dnnl", "nd4j", "bytedeco", "javacpp", "openblas", "OpenCL")
            .anyMatch(message::contains);
    return linkage && engine
        ? Optional.of(
            new Facts(
                "the natives of an engine for "
                    + System.getProperty("os.name")
                    + " on "
                    + System.getProperty("os.arch"),
                "none that load: " + message,
                "the class path",
                "let ./cairn set it up again, or take the artefact of your platform"))
        : Optional.empty();
  }
}
