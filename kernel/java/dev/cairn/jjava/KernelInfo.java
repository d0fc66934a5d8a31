package dev.cairn.jjava;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.reply.KernelInfoReply;

/** What the kernel tells of itself, with the status that Jupyter's protocol asks for. */
final class KernelInfo extends KernelInfoReply {
  /** Written into the message by its name. */
  @SuppressWarnings("unused")
  private final String status = "ok";

  KernelInfo(String name, String version, LanguageInfo language, String banner) {
    super(Header.PROTOCOL_VERISON, name, version, language, banner, List.of());
  }
}
