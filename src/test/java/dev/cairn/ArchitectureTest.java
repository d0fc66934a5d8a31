package dev.cairn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The floors of docs/architecture.md: who may import whom. */
@Tag("unit")
class ArchitectureTest {
  private static final JavaClasses CAIRN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cairn");

  /** For each package the ones of ours that it may use. */
  private static final Map<String, Set<String>> FLOORS =
      Map.ofEntries(
          Map.entry("setup.publish", Set.of()),
          Map.entry("setup.pack", Set.of("setup.publish")),
          Map.entry("setup.kernels", Set.of()),
          Map.entry("setup", Set.of("setup.publish", "setup.pack", "setup.kernels")),
          Map.entry("graph", Set.of()),
          Map.entry("explain", Set.of("graph")),
          Map.entry("data.files", Set.of("graph")),
          Map.entry("data.download", Set.of("graph", "data.files")),
          Map.entry("data.images", Set.of("graph", "data.files")),
          Map.entry("data.tables", Set.of("graph", "data.files")),
          Map.entry("data.text", Set.of("graph", "data.files", "data.tables")),
          Map.entry("data.csv", Set.of("graph", "data.files", "data.tables")),
          Map.entry(
              "data",
              Set.of(
                  "graph",
                  "data.files",
                  "data.download",
                  "data.images",
                  "data.tables",
                  "data.csv",
                  "data.text",
                  "seal",
                  "store")),
          Map.entry("data.batches", Set.of("graph", "data", "data.files")),
          Map.entry("data.augment", Set.of("graph", "data", "data.files", "data.text")),
          Map.entry("seal", Set.of("host", "graph", "data.files")),
          Map.entry("settings", Set.of("graph")),
          Map.entry("stack", Set.of("graph", "data", "data.text", "stack.lint")),
          Map.entry("stack.lint", Set.of("graph")),
          Map.entry("stack.presets", Set.of("graph", "data", "stack")),
          Map.entry("engine", Set.of("graph", "engine.loops")),
          Map.entry("engine.profile", Set.of("graph", "engine")),
          Map.entry("task.metric", Set.of("graph", "data")),
          Map.entry("task", Set.of("graph", "data", "data.text", "task.metric")),
          Map.entry(
              "train",
              Set.of(
                  "settings",
                  "host",
                  "graph",
                  "data",
                  "data.augment",
                  "data.batches",
                  "data.files",
                  "data.tables",
                  "data.text",
                  "stack",
                  "engine",
                  "task",
                  "task.metric",
                  "seal",
                  "store")),
          Map.entry("store", Set.of("graph")),
          Map.entry(
              "experiment",
              Set.of("graph", "data", "data.batches", "stack", "engine", "task", "train")),
          Map.entry("baseline", Set.of("graph", "data", "data.text", "task", "train")),
          Map.entry("keras.file", Set.of("graph", "data.files")),
          Map.entry("keras.layers", Set.of("graph", "keras.file")),
          Map.entry(
              "keras",
              Set.of(
                  "graph",
                  "data",
                  "data.files",
                  "data.batches",
                  "engine",
                  "task",
                  "train",
                  "keras.file",
                  "keras.layers")),
          Map.entry("insight", Set.of("graph", "data", "data.text", "engine", "task", "train")),
          Map.entry("engine.dl4j", Set.of("graph", "engine")),
          Map.entry(
              "engine.dl4j.convert",
              Set.of("graph", "data", "engine", "engine.dl4j", "task", "train")),
          Map.entry("bench", Set.of("graph", "stack", "engine")),
          Map.entry("bench.compare", Set.of("bench")),
          Map.entry("engine.loops", Set.of("graph")),
          Map.entry("engine.onednn", Set.of("graph", "engine", "engine.loops")),
          Map.entry("host", Set.of()),
          Map.entry("course", Set.of("graph")),
          Map.entry(
              "doctor",
              Set.of(
                  "host",
                  "graph",
                  "data",
                  "data.download",
                  "stack",
                  "engine",
                  "engine.profile",
                  "train")),
          Map.entry("show.page", Set.of("host", "graph", "data", "data.text")),
          Map.entry(
              "show.chart", Set.of("insight", "show.page", "data", "task", "train", "experiment")),
          Map.entry(
              "show.picture",
              Set.of("insight", "graph", "data", "stack", "task", "show.page", "show.chart")),
          Map.entry(
              "show.live", Set.of("host", "show.page", "show.chart", "data", "task", "train")),
          Map.entry(
              "show",
              Set.of(
                  "insight",
                  "settings",
                  "host",
                  "course",
                  "doctor",
                  "graph",
                  "data",
                  "data.augment",
                  "stack",
                  "stack.lint",
                  "engine.profile",
                  "task",
                  "train",
                  "experiment",
                  "baseline",
                  "data.files",
                  "data.text",
                  "show.page",
                  "show.chart",
                  "show.picture",
                  "show.live")),
          Map.entry(
              "",
              Set.of(
                  "settings",
                  "host",
                  "doctor",
                  "graph",
                  "data",
                  "stack",
                  "engine",
                  "engine.profile",
                  "task",
                  "train",
                  "show")));

  /** Libraries that only some packages may use. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("org.knowm.xchart..", List.of("dev.cairn.show..")),
          Map.entry("org.nd4j..", List.of("dev.cairn.engine.dl4j..")),
          Map.entry("org.deeplearning4j..", List.of("dev.cairn.engine.dl4j..")),
          Map.entry("org.dflib.jjava..", List.of("dev.cairn.kernel..")),
          Map.entry(
              "com.google.gson..",
              List.of(
                  "dev.cairn.bench..",
                  "dev.cairn.store",
                  "dev.cairn.cli",
                  "dev.cairn.keras.file",
                  "dev.cairn.keras.layers")),
          Map.entry("org.bytedeco.dnnl..", List.of("dev.cairn.engine.onednn..")),
          Map.entry("com.google.crypto.tink..", List.of("dev.cairn.seal")),
          Map.entry("io.jhdf..", List.of("dev.cairn.keras.file")),
          Map.entry("com.drew..", List.of("dev.cairn.data.images")),
          Map.entry("com.ibm.icu..", List.of("dev.cairn.data.text")),
          Map.entry("com.knuddels..", List.of("dev.cairn.data.text")),
          Map.entry("org.tribuo..", List.of("dev.cairn.baseline")),
          Map.entry("com.oracle.labs..", List.of("dev.cairn.baseline")),
          Map.entry("com.sun.jna..", List.of("dev.cairn.engine")),
          Map.entry("picocli..", List.of("dev.cairn.cli..")),
          Map.entry("io.github.spencerpark..", List.of("dev.cairn.kernel..")),
          Map.entry("org.rapaio..", List.of("dev.cairn.kernel..")));

  static Set<String> packages() {
    return FLOORS.keySet();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void package_usesOnlyTheFloorsBelow(String name) {
    String own = full(name);
    Set<String> below = FLOORS.get(name);
    DescribedPredicate<JavaClass> forbidden =
        DescribedPredicate.describe(
            "ours, but not below " + own,
            type ->
                type.getPackageName().startsWith("dev.cairn")
                    && !type.getPackageName().equals(own)
                    && below.stream().noneMatch(b -> type.getPackageName().equals(full(b))));

    noClasses().that().resideInAPackage(own).should().dependOnClassesThat(forbidden).check(CAIRN);
  }

  /** All packages but the two on top, which may use everything. */
  @Test
  void floors_nameEveryPackage() {
    Set<String> all = new TreeSet<>(Set.of("dev.cairn.kernel", "dev.cairn.cli"));
    FLOORS.keySet().forEach(name -> all.add(full(name)));

    assertThat(CAIRN.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.cairn.(**)").should().beFreeOfCycles().check(CAIRN);
  }

  @Test
  void libraries_stayInTheirPackages() {
    LIBRARIES.forEach(
        (library, users) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(users.toArray(String[]::new))
                .and()
                .resideInAPackage("dev.cairn..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CAIRN));
  }

  @Test
  void lowestFloor_usesOnlyTheJdk() {
    classes()
        .that()
        .resideInAnyPackage("dev.cairn.graph", "dev.cairn.host", "dev.cairn.setup..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax..",
            "com.sun.management..",
            "org.w3c.dom..",
            "org.xml.sax..",
            "dev.cairn.graph",
            "dev.cairn.host",
            "dev.cairn.setup..",
            "org.jspecify..")
        .check(CAIRN);
  }

  private static String full(String name) {
    return name.isEmpty() ? "dev.cairn" : "dev.cairn." + name;
  }
}
