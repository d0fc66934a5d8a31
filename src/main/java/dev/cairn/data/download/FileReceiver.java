package dev.cairn.data.download;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Writes the body of an answer into a file as it arrives; gives the number of bytes written. */
final class FileReceiver implements BodySubscriber<Long> {
  private final CompletableFuture<Long> written = new CompletableFuture<>();
  private final FileChannel file;
  private final long from;
  private final long limit;
  private long position;
  private Flow.@Nullable Subscription subscription;

  /** The sender gives more than the file can have. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The file, not the sender, is in the way. */
  static final class UnwritableException extends IOException {
    private static final long serialVersionUID = 1L;

    private UnwritableException(IOException cause) {
      super(cause);
    }
  }

  /**
   * Receives into a file.
   *
   * @param from position of the first byte that arrives
   * @param limit size that the file must not exceed
   */
  FileReceiver(FileChannel file, long from, long limit) {
    this.file = file;
    this.from = from;
    this.limit = limit;
    this.position = from;
  }

  @Override
  public CompletionStage<Long> getBody() {
    return written;
  }

  @Override
  public void onSubscribe(Flow.Subscription toSender) {
    subscription = toSender;
    try {
      file.truncate(from);
      toSender.request(1);
    } catch (IOException e) {
      fail(new UnwritableException(e));
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        if (position + buffer.remaining() > limit) {
          file.truncate(0);
          throw new TooLongException();
        }
        while (buffer.hasRemaining()) {
          position += file.write(buffer, position);
        }
      }
      if (subscription != null) {
        subscription.request(1);
      }
    } catch (TooLongException e) {
      fail(e);
    } catch (IOException e) {
      fail(new UnwritableException(e));
    }
  }

  private void fail(IOException failure) {
    if (subscription != null) {
      subscription.cancel();
    }
    written.completeExceptionally(failure);
  }

  @Override
  public void onError(Throwable failure) {
    written.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    written.complete(position - from);
  }
}
