package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Compares text with a file of the test resources; bytes of pictures are left out. */
public final class Golden {
  private Golden() {}

  public static void check(String name, String actual) throws IOException {
    String clean = actual.replaceAll("base64,[A-Za-z0-9+/=]+", "base64,PICTURE") + "\n";
    try (InputStream in = Golden.class.getResourceAsStream(name)) {
      String expected =
          in == null ? "no file " + name : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(clean).isEqualTo(expected.replace("\r\n", "\n"));
    }
  }
}
