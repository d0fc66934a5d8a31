package dev.cairn.jjava;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;

/**
 * The messages that wait behind a cell that failed: cells among them are answered as aborted, as
 * Jupyter wants it of "Run all", and all else is answered as ever.
 */
final class QueuedCells {
  private static final int READABLE = 1;

  private final JupyterConnection connection;
  private final ShellChannel channel;
  private final List<Message<?>> messages = new ArrayList<>();

  /**
   * Takes what waits now; what comes after the failed cell has been answered is not touched.
   *
   * @param socket the one of the failed cell, on whose thread this is called
   */
  QueuedCells(JupyterConnection connection, JupyterSocket socket) {
    this.connection = connection;
    this.channel = (ShellChannel) socket;
    while ((socket.getEvents() & READABLE) != 0) {
      messages.add(socket.readMessage());
    }
  }

  /** Answers them, in their order. */
  void settle() {
    messages.forEach(this::settle);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private void settle(Message message) {
    ShellReplyEnvironment env = connection.prepareReplyEnv(channel, message);
    try {
      if (message.getHeader().getType() == MessageType.EXECUTE_REQUEST) {
        env.setBusyDeferIdle();
        env.reply(new Message(message, ExecuteReply.MESSAGE_TYPE, new Aborted()));
        return;
      }
      ShellHandler handler = connection.getHandler(message.getHeader().getType());
      if (handler != null) {
        handler.handle(env, message);
      }
    } finally {
      env.resolveDeferrals();
    }
  }

  /** The content of a reply to a cell that was not run. */
  private static final class Aborted {
    @SuppressWarnings("unused")
    private final String status = "aborted";
  }
}
