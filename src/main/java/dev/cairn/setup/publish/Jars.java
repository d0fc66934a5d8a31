package dev.cairn.setup.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes jars; the same contents give the same bytes. */
public final class Jars {
  private static final LocalDateTime MADE = LocalDateTime.of(2026, 11, 21, 0, 0);

  private Jars() {}

  /**
   * A built jar with other libraries beside it.
   *
   * @param jar the built jar
   * @param classPath the libraries' paths relative to it; none if whoever runs it finds them
   * @return its bytes
   * @throws IOException if it cannot be read
   */
  public static byte[] withClassPath(Path jar, List<String> classPath) throws IOException {
    try (var old = new JarFile(jar.toFile())) {
      Manifest manifest = old.getManifest();
      Attributes attributes = manifest.getMainAttributes();
      attributes.remove(Attributes.Name.CLASS_PATH);
      if (!classPath.isEmpty()) {
        attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
      }
      var contents = new TreeMap<String, byte[]>();
      for (var entry : old.stream().filter(entry -> !entry.isDirectory()).toList()) {
        if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
          contents.put(entry.getName(), old.getInputStream(entry).readAllBytes());
        }
      }
      return of(manifest, contents);
    }
  }

  /** A jar of all files below a folder. */
  static byte[] of(Path folder) throws IOException {
    var contents = new TreeMap<String, byte[]>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return of(manifest(), contents);
  }

  /** A jar of a few texts. */
  static byte[] of(Map<String, String> texts) throws IOException {
    var contents = new TreeMap<String, byte[]>();
    texts.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return of(manifest(), contents);
  }

  private static byte[] of(Manifest manifest, SortedMap<String, byte[]> contents)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var jar = new ZipOutputStream(bytes)) {
      put(jar, JarFile.MANIFEST_NAME);
      manifest.write(jar);
      for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
        put(jar, entry.getKey());
        jar.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream jar, String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(MADE);
    jar.putNextEntry(entry);
  }

  private static Manifest manifest() {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    return manifest;
  }
}
