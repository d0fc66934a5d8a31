package dev.cairn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every public type, method and constant that users can reach has a Javadoc sentence. */
@Tag("unit")
class JavadocTest {

  @Test
  void publicMembers_haveASentence() throws IOException {
    assertThat(undocumented(Path.of("src/main/java/dev"))).isEmpty();
  }

  @Test
  void check_findsWhatIsMissing() throws IOException {
    Path folder = Files.createTempDirectory("cairn-javadoc");
    Path file = folder.resolve("Bare.java");
    Files.writeString(
        file,
        "public class Bare { /** Said. */ public int a() {return 1;} public int b() {return 2;} }");

    assertThat(undocumented(folder)).containsExactly("Bare.java: Bare", "Bare.java: b");
  }

  private static List<String> undocumented(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(folder)) {
      List<Path> java = sources.filter(p -> p.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      List<String> missing = new ArrayList<>();
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(unit, docs, missing).scan(unit, null);
      }
      return missing;
    }
  }

  /** Visits public types that are nested in public types only, and their public members. */
  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final String file;
    private final DocTrees docs;
    private final List<String> missing;
    private boolean isInterface;

    Scanner(CompilationUnitTree unit, DocTrees docs, List<String> missing) {
      this.file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
      this.docs = docs;
      this.missing = missing;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (!isPublic(type.getModifiers())) {
        return null;
      }
      require(type.getSimpleName().toString());
      boolean outer = isInterface;
      isInterface = type.getKind() == Tree.Kind.INTERFACE;
      super.visitClass(type, nothing);
      isInterface = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      boolean overrides =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
      boolean compact = method.getName().contentEquals("<init>");
      if (isPublic(method.getModifiers()) && !overrides && !compact) {
        require(method.getName().toString());
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void nothing) {
      if (field.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
        require(field.getName().toString());
      }
      return null;
    }

    private boolean isPublic(ModifiersTree modifiers) {
      return modifiers.getFlags().contains(Modifier.PUBLIC)
          || (isInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private void require(String name) {
      TreePath path = getCurrentPath();
      DocCommentTree comment = docs.getDocCommentTree(path);
      if (comment == null || comment.getFirstSentence().isEmpty()) {
        missing.add(file + ": " + name);
      }
    }
  }
}
