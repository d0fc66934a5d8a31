package dev.cairn.jjava;

import dev.cairn.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/**
 * Counts what a cell puts out. Text is cut at the limit, of a display that would pass it only the
 * text is shown; a display that replaces itself takes no more room in the notebook and is let
 * through.
 */
final class OutputLimit {
  private static final List<MIMEType> TYPES =
      List.of(
          MIMEType.TEXT_PLAIN,
          MIMEType.TEXT_HTML,
          MIMEType.TEXT_MARKDOWN,
          MIMEType.IMAGE_PNG,
          MIMEType.IMAGE_JPEG,
          MIMEType.IMAGE_SVG);

  private final MessageContext cell;
  private final long most;
  private long left;
  private long hidden;

  /**
   * Counts for one cell.
   *
   * @param cell the message with the cell
   */
  OutputLimit(Settings settings, MessageContext cell) {
    this.cell = cell;
    this.most = settings.output().orElse(Long.MAX_VALUE);
    this.left = most;
  }

  /** What may be sent of a message; none if it is left out. */
  synchronized Optional<Message<?>> passed(Message<?> message) {
    if (message.getContent() instanceof PublishStream stream) {
      return passed(message, stream);
    }
    if (message.getContent() instanceof DisplayData data
        && !(data instanceof PublishUpdateDisplayData)) {
      return passed(message, data);
    }
    return Optional.of(message);
  }

  /** Without its pictures and tables where only its text fits. */
  private Optional<Message<?>> passed(Message<?> message, DisplayData data) {
    long all = size(data);
    if (take(all)) {
      return Optional.of(message);
    }
    String text = String.valueOf(data.getData(MIMEType.TEXT_PLAIN));
    if (text.length() > left) {
      return Optional.empty();
    }
    left -= text.length();
    hidden -= text.length();
    var plain = new DisplayData(text);
    return Optional.of(
        data instanceof PublishExecuteResult result
            ? new Message<>(
                cell,
                PublishExecuteResult.MESSAGE_TYPE,
                new PublishExecuteResult(result.getCount(), plain))
            : new Message<>(cell, PublishDisplayData.MESSAGE_TYPE, new PublishDisplayData(plain)));
  }

  private Optional<Message<?>> passed(Message<?> message, PublishStream stream) {
    byte[] bytes = stream.getText().getBytes(StandardCharsets.UTF_8);
    long room = left;
    if (take(bytes.length)) {
      return Optional.of(message);
    }
    if (room <= 0) {
      return Optional.empty();
    }
    hidden -= room;
    left = 0;
    // A character that the cut goes through is left out.
    String begin =
        new String(bytes, 0, (int) room, StandardCharsets.UTF_8).replaceFirst("\uFFFD$", "");
    return Optional.of(
        new Message<>(
            cell, PublishStream.MESSAGE_TYPE, new PublishStream(stream.getStreamType(), begin)));
  }

  private boolean take(long bytes) {
    if (bytes <= left) {
      left -= bytes;
      return true;
    }
    hidden += bytes;
    return false;
  }

  private static long size(DisplayData data) {
    return TYPES.stream()
        .map(data::getData)
        .filter(String.class::isInstance)
        .mapToLong(value -> ((String) value).length())
        .sum();
  }

  /** What to tell at the end of the cell, if anything was hidden. */
  synchronized Optional<String> note() {
    return hidden == 0
        ? Optional.empty()
        : Optional.of(
            "%n… and %,d bytes more: a cell may put out %,d here (CAIRN_OUTPUT_LIMIT).%n"
                .formatted(hidden, most));
  }
}
