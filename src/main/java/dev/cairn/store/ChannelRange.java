package dev.cairn.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Some bytes of a channel as a stream, read in large pieces. */
final class ChannelRange extends InputStream {
  private static final int BUFFER = 1 << 16;

  private final SeekableByteChannel channel;
  private final ByteBuffer buffer;
  private long at;
  private final long end;

  ChannelRange(SeekableByteChannel channel, long from, long size) {
    this.channel = channel;
    this.at = from;
    this.end = from + size;
    this.buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, size))).limit(0);
  }

  @Override
  public int read() throws IOException {
    return fill() ? Byte.toUnsignedInt(buffer.get()) : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int some = Math.min(count, buffer.remaining());
    buffer.get(bytes, from, some);
    return some;
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    if (at >= end) {
      return false;
    }
    buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
    channel.position(at);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("it ends too early");
      }
    }
    at += buffer.flip().remaining();
    return true;
  }
}
