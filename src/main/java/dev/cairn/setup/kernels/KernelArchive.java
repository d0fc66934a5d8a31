package dev.cairn.setup.kernels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The jar of our kernel's own classes; the same classes make the same bytes. */
public final class KernelArchive {
  private static final long NO_TIME = 0;

  private KernelArchive() {}

  /**
   * The jar.
   *
   * @param classes the folder of compiled classes
   * @param main the class that it starts
   * @param libraries the jars that it names, absolute: Jupyter may reach the kernel's folder
   *     through a link
   */
  public static byte[] of(Path classes, String main, List<Path> libraries) throws IOException {
    var manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, main);
    attributes.put(
        Attributes.Name.CLASS_PATH,
        String.join(" ", libraries.stream().map(jar -> jar.toUri().toString()).toList()));
    attributes.putValue("Add-Opens", "jdk.jshell/jdk.jshell");
    attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
    var text = new ByteArrayOutputStream();
    manifest.write(text);
    var bytes = new ByteArrayOutputStream();
    try (var jar = new JarOutputStream(bytes);
        Stream<Path> files = Files.walk(classes)) {
      put(jar, "META-INF/MANIFEST.MF", text.toByteArray());
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        put(jar, relative(classes, file), Files.readAllBytes(file));
      }
    }
    return bytes.toByteArray();
  }

  private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(NO_TIME);
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }

  private static String relative(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }
}
