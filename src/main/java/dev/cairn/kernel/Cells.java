package dev.cairn.kernel;

import dev.cairn.train.Cell;
import java.util.Map;

/** Which cell sent a request. */
final class Cells {
  private Cells() {}

  /**
   * The cell of a request.
   *
   * @param metadata of the message: JupyterLab puts the cell's identifier there
   * @param source of the cell, which stands for the identifier where there is none
   * @param request the identifier of the message
   */
  static Cell of(Map<String, Object> metadata, String source, String request) {
    return new Cell(
        metadata.get("cellId") instanceof String id && !id.isEmpty() ? id : source, request);
  }

  /** What was typed, without the end of line that kernels put behind it. */
  static char[] line(String answer) {
    return answer.replaceFirst("\\R\\z", "").toCharArray();
  }
}
