package dev.cairn.data.download;

import dev.cairn.data.files.DataException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request of a {@link Download}, which goes on where the part file ends. The calling thread
 * only waits, so it can be interrupted at any time; what arrived until then stays.
 */
final class Transfer {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int UNSATISFIABLE = 416;

  private final Download download;
  private final FileChannel file;
  private final long start;

  Transfer(Download download, FileChannel file) throws IOException {
    this.download = download;
    this.file = file;
    this.start = file.size();
  }

  /**
   * Returns when the file has its size.
   *
   * @throws ClosedByInterruptException if the calling thread is interrupted
   */
  void run() throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(download.patience())
            .build();
    HttpRequest.Builder request = HttpRequest.newBuilder(download.from());
    if (start > 0) {
      request.header("Range", "bytes=" + start + "-");
    }
    CompletableFuture<HttpResponse<Long>> answer =
        client.sendAsync(request.build(), this::receiver);
    try {
      await(answer);
    } finally {
      answer.cancel(true);
    }
    if (file.size() != download.bytes()) {
      throw download.wrongSize(size() + " bytes");
    }
  }

  private BodySubscriber<Long> receiver(HttpResponse.ResponseInfo info) {
    boolean goesOn = info.statusCode() == PARTIAL && startOf(info).equals(Optional.of(start));
    return goesOn || info.statusCode() == OK
        ? new FileReceiver(file, goesOn ? start : 0, download.bytes())
        : BodySubscribers.replacing(0L);
  }

  private static Optional<Long> startOf(HttpResponse.ResponseInfo info) {
    return info.headers()
        .firstValue("Content-Range")
        .filter(range -> range.matches("bytes \\d{1,18}-.*"))
        .map(range -> Long.valueOf(range.substring(6, range.indexOf('-'))));
  }

  private void await(CompletableFuture<HttpResponse<Long>> answer) throws IOException {
    long before = -1;
    while (true) {
      try {
        check(answer.get(download.patience().toMillis(), TimeUnit.MILLISECONDS));
        return;
      } catch (TimeoutException e) {
        if (file.size() == before) {
          throw failed("silence for " + download.patience().toMillis() + " ms");
        }
        before = file.size();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClosedByInterruptException();
      } catch (ExecutionException e) {
        Throwable cause = Objects.requireNonNull(e.getCause());
        if (cause instanceof FileReceiver.UnwritableException
            && cause.getCause() instanceof IOException unwritable) {
          throw unwritable;
        }
        throw failed(reason(cause));
      }
    }
  }

  private void check(HttpResponse<Long> answer) throws IOException {
    int status = answer.statusCode();
    if (status == UNSATISFIABLE) {
      file.truncate(0);
    }
    if (status != OK && !(status == PARTIAL && answer.body() > 0)) {
      throw failed("status " + status);
    }
  }

  private static String reason(Throwable cause) {
    return cause instanceof FileReceiver.TooLongException
        ? "more bytes than that"
        : "a broken or refused connection (" + cause.getClass().getSimpleName() + ")";
  }

  private DataException failed(String found) throws IOException {
    return download.wrongSize(found + " after " + size() + " bytes");
  }

  private String size() throws IOException {
    return String.format(Locale.ROOT, "%,d", file.size());
  }
}
