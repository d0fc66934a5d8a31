package dev.cairn.jjava;

import dev.cairn.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.kernel.magics.ClasspathMagic;
import org.dflib.jjava.kernel.magics.LoadMagic;
import org.dflib.jjava.kernel.magics.TimeMagic;
import org.dflib.jjava.maven.MavenDependencyResolver;
import org.dflib.jjava.maven.magics.LoadFromPomCellMagic;
import org.dflib.jjava.maven.magics.LoadFromPomLineMagic;
import org.dflib.jjava.maven.magics.MavenMagic;
import org.dflib.jjava.maven.magics.MavenRepoMagic;

/** The main class of the kernel specification "Java (Cairn)". */
public final class Main {
  private Main() {}

  /**
   * Connects a kernel and stays until it is shut down.
   *
   * @param arguments the connection file that Jupyter wrote
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("cairn.traces", "true");
    Logger.getLogger("").setLevel(Level.WARNING);
    limitNatives();
    Thread.setDefaultUncaughtExceptionHandler(new Revival());
    ParentWatch.start();
    var connection =
        new CairnConnection(
            KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
    CairnKernel kernel = kernel();
    kernel.onStartup();
    kernel.addToClasspath(System.getenv("JJAVA_CLASSPATH"));
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
  }

  /**
   * JavaCPP, which all natives get their memory from, reads this when the first of them is used.
   */
  private static void limitNatives() {
    Settings settings = Settings.current();
    settings
        .natives()
        .ifPresent(most -> System.setProperty("org.bytedeco.javacpp.maxBytes", most.toString()));
    settings
        .memory()
        .ifPresent(
            most -> System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", most.toString()));
  }

  private static CairnKernel kernel() {
    var maven = new MavenDependencyResolver();
    var time = new TimeMagic();
    return new CairnKernelBuilder()
        .version("0.1.0")
        .lineMagic("load", new LoadMagic())
        .lineMagic("classpath", new ClasspathMagic())
        .lineMagic("time", time)
        .cellMagic("time", time)
        .lineMagic("maven", new MavenMagic(maven))
        .lineMagic("mavenRepo", new MavenRepoMagic(maven))
        .lineMagic("loadFromPOM", new LoadFromPomLineMagic(maven))
        .cellMagic("loadFromPOM", new LoadFromPomCellMagic(maven))
        .build();
  }
}
