package dev.cairn.jjava;

import dev.cairn.explain.Cells;
import java.nio.charset.StandardCharsets;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.kernel.JavaKernelBuilder;

/** Makes the kernel of the parts that JJava's builder makes, with our evaluator of cells. */
final class CairnKernelBuilder extends JavaKernelBuilder<CairnKernelBuilder, CairnKernel> {

  /** What a kernel is made of. */
  record Parts(
      String version,
      LanguageInfo language,
      JupyterIO io,
      CommManager comms,
      MagicsResolver resolver,
      MagicsRegistry registry,
      StringStyler styler,
      JShell shell,
      CellEvaluator cells,
      Cells places) {}

  @Override
  public CairnKernel build() {
    var places = new Cells();
    var cells = new CellEvaluator("Cairn", places);
    return new CairnKernel(
        new Parts(
            buildVersion(),
            buildLanguageInfo(),
            buildJupyterIO(StandardCharsets.UTF_8),
            buildCommManager(),
            buildMagicsResolver(buildMagicTranspiler()),
            buildMagicsRegistry(),
            buildErrorStyler(),
            buildJShell(cells),
            cells,
            places));
  }
}
