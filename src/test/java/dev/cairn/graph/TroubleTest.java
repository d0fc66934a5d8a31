package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TroubleTest {

  private static void assertFacts(Throwable error, String facts) {
    assertThat(Trouble.of(error).map(Facts::toString)).contains(facts);
  }

  @Test
  void fullHeap_isTold() {
    assertFacts(
        new OutOfMemoryError("Java heap space"),
        """
        expected: memory in a heap of %,d MB
        found:    none left: Java heap space
        where:    the heap of Java
        mend:     use fewer or smaller examples, restart the kernel to empty it, or give it more: -Xmx"""
            .formatted(Runtime.getRuntime().maxMemory() >> 20));
  }

  @Test
  void fullNativeMemory_isTold() {
    assertFacts(
        new OutOfMemoryError("Physical memory usage is too high: physicalBytes (9G)"),
        """
        expected: memory outside the heap
        found:    none left: Physical memory usage is too high: physicalBytes (9G)
        where:    native memory
        mend:     use a smaller batch, for example batch(16), a narrower net, or a machine with more""");
  }

  @Test
  void missingThreads_areTold() {
    assertFacts(
        new OutOfMemoryError("unable to create native thread: possibly out of memory"),
        """
        expected: a thread more
        found:    none left: unable to create native thread: possibly out of memory
        where:    the machine
        mend:     restart the kernel; end jobs and programs that run beside it""");
  }

  @Test
  void fullDisk_isTold_alsoAsACause() {
    IOException full = new FileSystemException("/data/a.bin", null, "No space left on device");

    assertFacts(
        new UncheckedIOException(full),
        """
        expected: room on the disk
        found:    none left
        where:    the disk: /data/a.bin: No space left on device
        mend:     delete what is not needed, or name another folder""");
  }

  @Test
  void missingFonts_areTold_whateverIsThrown() {
    String facts =
        """
        expected: fonts for the letters of a picture
        found:    none
        where:    the fonts of this machine
        mend:     install fontconfig and fonts-dejavu-core""";
    Throwable inTheJdk = new NullPointerException();
    inTheJdk.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("sun.awt.FontConfiguration", "init", "FontConfiguration.java", 1)
        });

    assertFacts(new RuntimeException("Fontconfig head is null, check your fonts"), facts);
    assertFacts(new UnsatisfiedLinkError("libfontmanager.so: libfreetype.so.6"), facts);
    assertFacts(new NoClassDefFoundError("Could not initialize class sun.font.X"), facts);
    assertFacts(new InternalError(inTheJdk), facts);
  }

  @Test
  void missingNatives_areTold() {
    assertFacts(
        new UnsatisfiedLinkError("no jnidnnl in java.library.path"),
        """
        expected: the natives of an engine for %s on %s
        found:    none that load: no jnidnnl in java.library.path
        where:    the class path
        mend:     let ./cairn set it up again, or take the artefact of your platform"""
            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
  }

  @Test
  void olderJdk_isTold() {
    assertFacts(
        new UnsupportedClassVersionError("class file version 61.0"),
        """
        expected: Java 17 or newer
        found:    Java %s
        where:    the JDK of this program
        mend:     install a JDK 17 or newer and start again with it: ./cairn doctor names it"""
            .formatted(System.getProperty("java.version")));
  }

  @Test
  void interruption_isTold() {
    assertFacts(
        new UncheckedIOException(new ClosedByInterruptException()),
        """
        expected: time to end
        found:    an interruption
        where:    here
        mend:     run the cell again and let it end""");
  }

  @Test
  void endlessMethods_areTold() {
    assertFacts(
        new StackOverflowError(),
        """
        expected: methods that end
        found:    one that calls itself again and again
        where:    here
        mend:     look at the method that repeats in Cairn.why()""");
  }

  @Test
  void otherErrors_areNone() {
    assertThat(Trouble.of(new IllegalStateException("no Fonts of mine".toLowerCase(Locale.ROOT))))
        .isEmpty();
    assertThat(Trouble.of(new IOException("Permission denied"))).isEmpty();
    assertThat(Trouble.of(new NoClassDefFoundError("org/example/Mine"))).isEmpty();
  }
}
