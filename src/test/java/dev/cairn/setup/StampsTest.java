package dev.cairn.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class StampsTest {
  @TempDir private Path root;

  /** Copies {@code in} to {@code out}, and counts how often. */
  private static final class Copy implements Step {
    private final Project project;
    private int performed;

    Copy(Project project) {
      this.project = project;
    }

    @Override
    public String name() {
      return "copy";
    }

    @Override
    public String announcement() {
      return "copying";
    }

    @Override
    public int download() {
      return 0;
    }

    @Override
    public String inputs() throws IOException {
      return new Digest(project.root()).files(project.root().resolve("in")).hex();
    }

    @Override
    public void require() {}

    @Override
    public void perform() throws IOException {
      performed++;
      Files.write(out(), Files.readAllBytes(project.root().resolve("in")));
    }

    private Path out() {
      return project.root().resolve("out");
    }

    @Override
    public List<Path> outputs() {
      return List.of(out());
    }
  }

  private Copy step() throws IOException {
    Files.writeString(root.resolve("in"), "first");
    return new Copy(new Project(root));
  }

  private void bring(Copy copy) throws Exception {
    new Setup(copy.project, new Stamps(copy.project)).bring(List.of(copy));
  }

  @Test
  void bring_twice_performsOnce() throws Exception {
    Copy copy = step();
    bring(copy);
    bring(copy);
    assertThat(copy.performed).isEqualTo(1);
  }

  @Test
  void bring_changedInput_performsAgain() throws Exception {
    Copy copy = step();
    bring(copy);
    Files.writeString(root.resolve("in"), "other");
    bring(copy);
    assertThat(root.resolve("out")).hasContent("other");
  }

  @Test
  void bring_deletedOutput_performsAgain() throws Exception {
    Copy copy = step();
    bring(copy);
    Files.delete(root.resolve("out"));
    bring(copy);
    assertThat(root.resolve("out")).hasContent("first");
  }

  @Test
  void bring_truncatedOutput_performsAgain() throws Exception {
    Copy copy = step();
    bring(copy);
    Files.writeString(root.resolve("out"), "fi");
    bring(copy);
    assertThat(root.resolve("out")).hasContent("first");
  }

  @Test
  void bring_damagedStamp_performsAgain() throws Exception {
    Copy copy = step();
    bring(copy);
    Files.writeString(root.resolve(".cairn/copy.stamp"), "junk\nno tab here\n");
    bring(copy);
    assertThat(copy.performed).isEqualTo(2);
  }

  @Test
  void bring_movedCheckout_performsNothing(@TempDir Path elsewhere) throws Exception {
    Copy copy = step();
    bring(copy);
    Path moved = elsewhere.resolve("moved");
    Files.move(root, moved);
    Copy there = new Copy(new Project(moved));
    bring(there);
    assertThat(there.performed).isZero();
    Files.createDirectory(root);
  }
}
