package dev.cairn.jjava;

import dev.cairn.settings.Settings;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;

/** What a message is answered with; for a cell, all that it puts out. */
final class CellEnvironment extends ShellReplyEnvironment {
  private final OutputLimit limit;
  private boolean failed;

  CellEnvironment(
      ShellChannel shell, StdinChannel stdin, JupyterSocket iopub, MessageContext context) {
    super(shell, stdin, iopub, context);
    this.limit = new OutputLimit(Settings.current(), context);
  }

  @Override
  public void replyError(MessageType<?> type, ErrorReply error) {
    failed = true;
    super.replyError(type, error);
  }

  @Override
  public void publish(Message<?> message) {
    limit.passed(message).ifPresent(super::publish);
  }

  /** Tells what was hidden, when all is put out. */
  void tellHidden() {
    limit
        .note()
        .map(note -> new PublishStream(PublishStream.StreamType.ERR, note))
        .map(note -> new Message<>(getContext(), PublishStream.MESSAGE_TYPE, note))
        .ifPresent(super::publish);
  }

  /** Whether the answer is an error. */
  boolean hasFailed() {
    return failed;
  }
}
