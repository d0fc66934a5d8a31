package dev.cairn.setup;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The kernel specification "Java (Cairn)": our main class over JJava's kernel, in one JVM.
 *
 * <p>It is compiled here and not by Maven, since the jar that it extends comes with the Python
 * package {@code jjava} only.
 *
 * @param project where
 * @param before the steps whose results it compiles against
 * @param kernels the folder of kernel specifications, with JJava's among them
 * @param heapMebibytes at most so much heap
 */
record KernelStep(Project project, List<Step> before, Path kernels, long heapMebibytes)
    implements Step {
  private static final String MAIN = "dev.cairn.jjava.Main";

  /** Each Jupyter that has the kernel has a stamp of its own. */
  @Override
  public String name() {
    return kernels.equals(project.kernels())
        ? "kernel"
        : "kernel-" + new Digest(project.root()).text(kernels.toString()).hex().substring(0, 8);
  }

  @Override
  public String announcement() {
    return "installing the kernel \"Java (Cairn)\"";
  }

  @Override
  public int download() {
    return 0;
  }

  @Override
  public String inputs() throws IOException {
    var digest = new Digest(project.root()).files(sources());
    for (Step step : before) {
      digest.text(step.inputs());
    }
    return digest.text(kernels.toString()).text(specification()).hex();
  }

  /** The compiler is in the JDK that runs this. */
  @Override
  public void require() {}

  @Override
  public void perform() throws IOException, SetupException {
    Path classes = project.state().resolve("kernel-classes");
    Folder.delete(classes);
    Files.createDirectories(classes);
    Files.createDirectories(folder());
    Files.createDirectories(project.log(name()).getParent());
    compile(classes);
    writeJar(classes);
    Files.writeString(folder().resolve("kernel.json"), specification());
  }

  private void compile(Path classes) throws IOException, SetupException {
    var words = new ArrayList<>(List.of("--release", "17", "-nowarn", "-proc:none", "-cp"));
    words.add(project.jar() + File.pathSeparator + jjava());
    words.addAll(List.of("-d", classes.toString()));
    try (Stream<Path> files = Files.walk(sources())) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(words::add);
    }
    Path log = project.log(name());
    int status;
    try (OutputStream out = Files.newOutputStream(log)) {
      status =
          ToolProvider.getSystemJavaCompiler().run(null, out, out, words.toArray(String[]::new));
    }
    if (status != 0) {
      throw Diagnosis.of(log, "the kernel could not be compiled");
    }
  }

  private void writeJar(Path classes) throws IOException {
    var manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, MAIN);
    attributes.put(Attributes.Name.CLASS_PATH, relative(project.jar()) + " " + relative(jjava()));
    attributes.putValue("Add-Opens", "jdk.jshell/jdk.jshell");
    attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
    // A kernel that runs meanwhile keeps the old file.
    Path half = folder().resolve("half.jar");
    try (var jar = new JarOutputStream(Files.newOutputStream(half), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
    Files.move(half, archive(), StandardCopyOption.REPLACE_EXISTING);
  }

  private String relative(Path path) {
    return folder().relativize(path).toString().replace('\\', '/');
  }

  /** The kernel's start: one JVM of the JDK that the set-up ran with. */
  private String specification() {
    Path program = Path.of(System.getProperty("java.home"), "bin", "java");
    var argv = new ArrayList<String>();
    argv.add(program.toString());
    argv.add("-Xmx" + heapMebibytes + "m");
    argv.add("-Djava.awt.headless=true");
    // Newer JDKs warn of Unsafe, older ones do not know the option.
    argv.add("-XX:+IgnoreUnrecognizedVMOptions");
    argv.add("--sun-misc-unsafe-memory-access=allow");
    argv.add("-jar");
    argv.add("{resource_dir}/" + archive().getFileName());
    argv.add("{connection_file}");
    return argv.stream()
        .map(word -> "    \"" + word.replace("\\", "\\\\") + "\"")
        .collect(
            Collectors.joining(
                ",\n",
                "{\n  \"argv\": [\n",
                """

                  ],
                  "display_name": "Java (Cairn)",
                  "language": "java",
                  "interrupt_mode": "message",
                  "env": {%s},
                  "metadata": {"debugger": false}
                }
                """
                    .formatted(variables())));
  }

  private static String variables() {
    return Platform.ENVIRONMENT.entrySet().stream()
        .map(variable -> "\"%s\": \"%s\"".formatted(variable.getKey(), variable.getValue()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Override
  public List<Path> outputs() {
    return List.of(folder().resolve("kernel.json"), archive());
  }

  private Path sources() {
    return project.root().resolve("kernel").resolve("java");
  }

  private Path folder() {
    return kernels.resolve("cairn");
  }

  private Path archive() {
    return folder().resolve("cairn-kernel.jar");
  }

  private Path jjava() {
    return kernels.resolve("java").resolve("jjava.jar");
  }
}
