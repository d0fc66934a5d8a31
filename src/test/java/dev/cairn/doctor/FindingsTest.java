package dev.cairn.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.data.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java, GPU, memory, fonts and data. */
@Tag("unit")
class FindingsTest {
  private static final long MEBI = 1L << 20;

  @TempDir private Path folder;

  @Test
  void java_withoutJShell_isBroken() {
    Finding finding = new JavaFindings(17, false).all().get(0);

    assertThat(finding.grade()).isEqualTo(Finding.Grade.BROKEN);
    assertThat(finding.text()).endsWith(": a runtime without JShell, so no cell can be compiled");
    assertThat(finding.mend())
        .isEqualTo("install a whole JDK, for example with 'apt install openjdk-17-jdk'");
  }

  @Test
  void java_isJudgedByItsVersion() {
    assertThat(new JavaFindings(16, true).all().get(0).mend())
        .isEqualTo("install a JDK 17 or newer");
    assertThat(new JavaFindings(17, true).all().get(0).grade()).isEqualTo(Finding.Grade.FINE);
    assertThat(new JavaFindings(25, true).all().get(0).grade()).isEqualTo(Finding.Grade.FINE);
    assertThat(new JavaFindings(26, true).all().get(0).mend())
        .isEqualTo("if something fails, take a JDK of 17 to 25");
  }

  @Test
  void gpu_isToldByItsDriver() throws IOException {
    Path driver = Files.writeString(folder.resolve("version"), "NVRM");

    assertThat(new GpuFindings(driver).all().get(0).text())
        .isEqualTo(
            "an NVIDIA GPU is here, but no engine of this version uses it: training runs on the CPU");
    assertThat(new GpuFindings(folder.resolve("none")).all().get(0).text())
        .isEqualTo("no NVIDIA driver found: training runs on the CPU");
  }

  @Test
  void memory_thatIsSmall_saysWhatToDo() {
    List<Finding> small = new MemoryFindings(300 * MEBI, 1500 * MEBI, 100 * MEBI).all();
    List<Finding> large = new MemoryFindings(4096 * MEBI, 16_384 * MEBI, 9000 * MEBI).all();

    assertThat(small).extracting(Finding::grade).containsOnly(Finding.Grade.IMPROVABLE);
    assertThat(small.get(0).mend())
        .isEqualTo("start Java with -Xmx2g, or CAIRN_MEMORY_LIMIT for the kernel");
    assertThat(large)
        .containsExactly(
            Finding.fine("heap", "4,096 MB at most"),
            Finding.fine("memory", "16,384 MB, 9,000 MB of it free"));
  }

  @Test
  void fonts_withoutAny_areBroken() {
    assertThat(new FontFindings(0, text -> false, List.of()).all())
        .containsExactly(
            Finding.broken(
                "fonts",
                "none, so charts cannot be drawn",
                "install them with 'apt install fontconfig fonts-dejavu-core'"));
  }

  @Test
  void fonts_thatShowNoChinese_nameTheLabels() {
    FontFindings latin =
        new FontFindings(
            2,
            text -> text.chars().allMatch(c -> c < 256),
            List.of(new Labels(List.of("cat", "猫")), new Labels(List.of("dog", "cow"))));

    assertThat(latin.all())
        .containsExactly(
            Finding.fine("fonts", "2 families"),
            Finding.improvable(
                "Chinese",
                "charts show boxes instead",
                "install them with 'apt install fonts-noto-cjk' where needed"),
            Finding.broken(
                "labels",
                "no font shows 猫",
                "install them with 'apt install fonts-noto-cjk', or fonts of that script, and"
                    + " restart the kernel"),
            Finding.fine("labels", "charts show those in use: dog, cow"));
  }

  @Test
  void data_folderThatIsNone_isBroken() {
    Path missing = folder.resolve("missing");
    List<Finding> findings = new DataFindings(folder, Optional.of(missing)).all();

    assertThat(findings.get(0))
        .isEqualTo(
            Finding.broken(
                "data",
                "CAIRN_DATA names " + missing + ", which is no folder",
                "set it to a folder with data sets, or unset it"));
    assertThat(new DataFindings(folder, Optional.of(folder)).all().get(0))
        .isEqualTo(Finding.fine("data", "CAIRN_DATA names " + folder));
  }
}
