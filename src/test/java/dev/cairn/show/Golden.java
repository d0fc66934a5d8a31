package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file of the test resources; bytes of pictures are left out. What a test saw
 * is in {@code target/golden}, to be looked at and copied when a look is meant to change.
 */
public final class Golden {
  private Golden() {}

  public static void check(String name, String actual) throws IOException {
    String clean = actual.replaceAll("base64,[A-Za-z0-9+/=]+", "base64,PICTURE") + "\n";
    Path seen = Files.createDirectories(Path.of("target", "golden")).resolve(name);
    Files.writeString(seen, clean, StandardCharsets.UTF_8);
    try (InputStream in = Golden.class.getResourceAsStream(name)) {
      String expected =
          in == null ? "no file " + name : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(clean).isEqualTo(expected.replace("\r\n", "\n"));
    }
  }
}
