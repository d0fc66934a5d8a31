package dev.cairn.data.images;

import dev.cairn.data.files.Checksum;
import dev.cairn.data.files.DataException;
import dev.cairn.data.files.FileBytes;
import dev.cairn.data.files.Notices;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Decodes files on all cores; the calling thread waits and can be interrupted at any file. */
final class Loading {
  static final String THREAD = "cairn-images";

  private static final Set<String> PICTURES =
      Set.of("png", "jpg", "jpeg", "jpe", "jfif", "bmp", "gif", "tif", "tiff");

  private final FolderOptions options;
  private final Notices notices;

  /** A decoded file, or why there is nothing. */
  record Loaded(Picture picture, Optional<Planes> planes, String notice, Checksum checksum) {}

  Loading(FolderOptions options, Notices notices) {
    this.options = options;
    this.notices = notices;
  }

  /** Those of the files that are pictures, in their order. */
  List<Loaded> all(List<Picture> pictures) {
    int cores = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, pictures.size()));
    ExecutorService workers =
        Executors.newFixedThreadPool(
            cores,
            work -> {
              Thread thread = new Thread(work, THREAD);
              thread.setDaemon(true);
              return thread;
            });
    List<Loaded> loaded = new ArrayList<>();
    try {
      List<Future<Loaded>> futures =
          pictures.stream().map(picture -> workers.submit(() -> load(picture))).toList();
      for (Future<Loaded> future : futures) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        take(future.get(), loaded);
      }
      return loaded;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException(
          String.format(Locale.ROOT, "time to read %,d files", pictures.size()),
          String.format(Locale.ROOT, "an interruption after %,d", loaded.size()),
          options.folder().toString(),
          "run the cell again; nothing was kept");
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      if (cause instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) cause;
    } finally {
      workers.shutdownNow();
    }
  }

  private void take(Loaded one, List<Loaded> loaded) {
    if (one.planes().isPresent()) {
      loaded.add(one);
    } else {
      notices.add(one.notice());
    }
  }

  private Loaded load(Picture picture) {
    FileBytes file = FileBytes.of(picture.file());
    try {
      Optional<Planes> planes = planes(picture.file(), file.content());
      return new Loaded(picture, planes, notice(picture.file()), file.checksum());
    } catch (DataException e) {
      if (!options.skipBroken()) {
        throw e;
      }
      return new Loaded(picture, Optional.empty(), "broken pictures left out", file.checksum());
    }
  }

  private Optional<Planes> planes(Path path, byte[] content) {
    int needed = Math.max(options.height(), options.width());
    Optional<BufferedImage> decoded = Decoder.decode(path, content, needed);
    if (decoded.isEmpty() && PICTURES.contains(ending(path))) {
      throw new DataException(
          "a picture, as the name says",
          content.length == 0 ? "an empty file" : "other content",
          path.toString(),
          "replace the file or remove it; or leave such files out with skipBroken()");
    }
    return decoded.map(image -> Planes.of(sized(image, content), options.channels()));
  }

  private BufferedImage sized(BufferedImage image, byte[] content) {
    int orientation = Orientation.of(content);
    boolean swaps = Orientation.swapsSides(orientation);
    int height = swaps ? options.width() : options.height();
    int width = swaps ? options.height() : options.width();
    return Orientation.upright(Shrink.to(image, height, width, options.squeeze()), orientation);
  }

  private static String notice(Path file) {
    return Set.of("webp", "heic", "heif", "avif", "svg", "psd", "raw").contains(ending(file))
        ? "pictures in a format that Java does not read (" + ending(file) + ") ignored"
        : "files that are no pictures ignored";
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
