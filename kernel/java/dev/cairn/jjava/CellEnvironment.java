package dev.cairn.jjava;

import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;

/** What a message is answered with; for a cell, all that it puts out. */
final class CellEnvironment extends ShellReplyEnvironment {
  private boolean failed;

  CellEnvironment(
      ShellChannel shell, StdinChannel stdin, JupyterSocket iopub, MessageContext context) {
    super(shell, stdin, iopub, context);
  }

  @Override
  public void replyError(MessageType<?> type, ErrorReply error) {
    failed = true;
    super.replyError(type, error);
  }

  /** Whether the answer is an error. */
  boolean hasFailed() {
    return failed;
  }
}
