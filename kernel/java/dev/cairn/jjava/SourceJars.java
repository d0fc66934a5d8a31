package dev.cairn.jjava;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;

/**
 * Lets JShell find the sources, and so the Javadoc and the names of parameters, of Cairn and of the
 * libraries that cells use. JShell itself only looks for those of the JDK, and has no call for
 * more.
 */
final class SourceJars {
  /** A class of each jar whose sources may be at hand. */
  private static final List<String> CLASSES =
      List.of("dev.cairn.Cairn", "tech.tablesaw.api.Table", "org.knowm.xchart.XYChart");

  private SourceJars() {}

  /** Adds them to JShell's; without them it shows bare signatures. */
  static void addTo(SourceCodeAnalysis analysis) {
    try {
      Method find = analysis.getClass().getDeclaredMethod("findSources");
      find.setAccessible(true);
      var all = new ArrayList<Object>((List<?>) find.invoke(analysis));
      all.addAll(present());
      Field sources = analysis.getClass().getDeclaredField("availableSources");
      sources.setAccessible(true);
      sources.set(analysis, all);
    } catch (ReflectiveOperationException | RuntimeException otherJdk) {
      // Signatures are shown all the same.
    }
  }

  /** The jars of sources that lie there. */
  static List<Path> present() {
    return CLASSES.stream().flatMap(name -> jar(name).stream()).flatMap(SourceJars::of).toList();
  }

  private static Optional<Path> jar(String name) {
    try {
      Class<?> type = Class.forName(name, false, SourceJars.class.getClassLoader());
      return Optional.of(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (ClassNotFoundException | URISyntaxException | RuntimeException noJar) {
      return Optional.empty();
    }
  }

  /** Beside the jar, as in a Maven repository, or where the build puts those of libraries. */
  private static Stream<Path> of(Path jar) {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "-sources.jar");
    Path beside = jar.resolveSibling(name);
    Path collected = jar.getParent().resolveSibling("sources").resolve(name);
    return Stream.of(beside, collected).filter(Files::isReadable).limit(1);
  }
}
