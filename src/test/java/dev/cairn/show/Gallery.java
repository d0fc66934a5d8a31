package dev.cairn.show;

import dev.cairn.host.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All looks on one page, {@code target/gallery.html}: on a light ground, on a dark one, as picture
 * and as text. Run it after a change of a look, and look.
 */
public final class Gallery {
  private static final String PAGE =
      """
      <!doctype html><meta charset="utf-8"><title>How values look</title>
      <style>
      body { margin: 0; font: 13px system-ui, sans-serif }
      h2 { margin: 24px 12px 6px; font-size: 16px }
      .row { display: grid; grid-template-columns: 1fr 1fr }
      .row > div { padding: 10px; overflow-x: auto; border: 1px solid #8884 }
      .light { background: #fff; color: rgba(0, 0, 0, 0.87); color-scheme: light }
      .dark { background: #111; color: rgba(255, 255, 255, 0.87); color-scheme: dark }
      .text { font: 12px/1.4 "DejaVu Sans Mono", monospace; white-space: pre }
      .png { max-width: 100%%; border: 1px solid #8884 }
      </style>
      %s
      """;
  private static final String SECTION =
      """
      <h2 id="%1$s">%1$s</h2>
      <div class="row"><div class="light">%2$s</div><div class="dark">%2$s</div>
      <div class="light text">%3$s</div><div class="light">%4$s</div></div>
      """;

  private Gallery() {}

  /** Writes the page, hostile values at its end; the argument is the file. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args.length > 0 ? args[0] : "target/gallery.html");
    Map<String, Object> values = new LinkedHashMap<>(Values.all());
    Hostile.values("<script>alert(1)</script>").forEach((k, v) -> values.put("hostile " + k, v));
    StringBuilder sections = new StringBuilder();
    for (Map.Entry<String, Object> value : values.entrySet()) {
      sections.append(section(value.getKey(), Rendering.of(value.getValue()).orElseThrow()));
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, PAGE.formatted(sections), StandardCharsets.UTF_8);
    System.out.println(file);
  }

  private static String section(String name, Shown shown) {
    String png =
        shown
            .png()
            .map(bytes -> Base64.getEncoder().encodeToString(bytes))
            .map(data -> "<img class=\"png\" src=\"data:image/png;base64," + data + "\">")
            .orElse("no picture");
    String text = shown.plain().replace("&", "&amp;").replace("<", "&lt;");
    return SECTION.formatted(name, shown.html().orElse("no HTML"), text, png);
  }
}
