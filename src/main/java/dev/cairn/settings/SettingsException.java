package dev.cairn.settings;

import dev.cairn.graph.CairnException;

/** An environment variable whose value cannot be used. */
public final class SettingsException extends CairnException {
  private static final long serialVersionUID = 1L;

  private static final String WHERE =
      "the environment of the kernel: \"env\" in kernel.json, or the shell that started Jupyter";

  /** Makes an error of four facts; see {@link CairnException}. */
  SettingsException(String expected, String found, String mend) {
    super(expected, found, WHERE, mend);
  }
}
