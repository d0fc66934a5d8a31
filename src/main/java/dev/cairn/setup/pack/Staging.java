package dev.cairn.setup.pack;

import dev.cairn.setup.publish.Jars;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The folder that becomes an archive.
 *
 * @param root the checkout
 * @param target the folder
 */
public record Staging(Path root, Path target) {
  private static final List<String> PARTS =
      List.of(
          "cairn",
          "cairn.cmd",
          "pom.xml",
          "README.md",
          "CHANGELOG.md",
          "LICENSE",
          "NOTICE",
          "src/main",
          "kernel",
          "notebooks",
          "docs",
          "target/sources");
  private static final Set<String> LEFT_OUT =
      Set.of("__pycache__", ".ipynb_checkpoints", ".pytest_cache", ".virtual_documents");

  /**
   * Copies the parts of the checkout that are used without Maven and without network.
   *
   * @throws IOException if one cannot be copied
   */
  public void checkout() throws IOException {
    for (String part : PARTS) {
      if (Files.exists(root.resolve(part))) {
        copy(part);
      }
    }
  }

  /**
   * Copies the libraries that the build used, if they are for the platform that is packed.
   *
   * @param natives the names of the jars that this platform needs
   * @return whether they were
   * @throws IOException if one cannot be copied
   */
  public boolean libraries(List<String> natives) throws IOException {
    Path libraries = root.resolve("target/lib");
    Files.createDirectories(target.resolve("target"));
    if (!natives.stream().allMatch(jar -> Files.exists(libraries.resolve(jar)))) {
      return false;
    }
    copy("target/lib");
    return true;
  }

  /**
   * Copies the product's jar, which then names the libraries that lie beside it.
   *
   * @param built the jar of the checkout
   * @param packed where it goes
   * @throws IOException if it cannot be copied
   */
  public void jar(Path built, Path packed) throws IOException {
    var names = new LinkedHashSet<String>();
    try (var jar = new JarFile(built.toFile())) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      names.addAll(List.of(attributes.getValue(Attributes.Name.CLASS_PATH).split(" ")));
    }
    // In the build's order; what is for this platform only comes last.
    names.removeIf(name -> !Files.exists(packed.resolveSibling(name)));
    try (Stream<Path> libraries = Files.list(packed.resolveSibling("lib"))) {
      libraries.map(path -> "lib/" + path.getFileName()).sorted().forEach(names::add);
    }
    Files.write(packed, Jars.withClassPath(built, List.copyOf(names)));
  }

  private void copy(String part) throws IOException {
    Path from = root.resolve(part);
    Files.createDirectories(target.resolve(part).getParent());
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about)
              throws IOException {
            if (LEFT_OUT.contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target.resolve(root.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Path copy = target.resolve(root.relativize(file));
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
