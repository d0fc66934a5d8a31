package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Picture;
import dev.cairn.show.page.Thumbnails;
import dev.cairn.show.picture.ContactSheet;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Collections, arrays and maps of values that have a look: each one below the other, images in
 * rows. Others are left to their own words.
 */
final class HoldersLook {
  private static final int MOST = 20;
  private static final int IMAGES = 60;
  private static final int PIXELS = 192;

  private HoldersLook() {}

  /**
   * What a value holds, with a name where it has one; empty if it holds nothing or is no holder.
   */
  private static List<Map.Entry<String, Object>> held(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> named = new LinkedHashMap<>();
      map.forEach((key, each) -> named.put(Rendering.text(key), orWord(each)));
      return List.copyOf(named.entrySet());
    }
    List<?> values =
        value instanceof Collection<?> some
            ? new ArrayList<>(some)
            : value instanceof Object[] array ? Arrays.asList(array) : List.of();
    return values.stream().<Map.Entry<String, Object>>map(v -> Map.entry("", orWord(v))).toList();
  }

  private static Object orWord(@Nullable Object value) {
    return value == null ? "null" : value;
  }

  static Optional<Shown> of(Object value) {
    if (!(value instanceof Collection || value instanceof Map || value instanceof Object[])) {
      return Optional.empty();
    }
    List<Map.Entry<String, Object>> held;
    try {
      held = held(value);
    } catch (RuntimeException unreadable) {
      // Such as a list that another thread changes: its own words will do.
      return Optional.empty();
    }
    if (!held.isEmpty() && held.stream().allMatch(e -> e.getValue() instanceof BufferedImage)) {
      return Optional.of(Rendering.safely(() -> images(held), value));
    }
    return each(held.subList(0, Math.min(MOST, held.size())), held.size());
  }

  private static Shown images(List<Map.Entry<String, Object>> held) {
    List<BufferedImage> images =
        held.stream().limit(IMAGES).map(e -> (BufferedImage) e.getValue()).toList();
    List<String> names =
        IntStream.range(0, images.size())
            .mapToObj(i -> held.get(i).getKey().isEmpty() ? "" + i : held.get(i).getKey())
            .toList();
    ContactSheet sheet =
        new ContactSheet(
            "images",
            IntStream.range(0, images.size())
                .mapToObj(
                    i ->
                        new ContactSheet.Cell(
                            Optional.of(Thumbnails.reduced(images.get(i), PIXELS)),
                            names.get(i),
                            ""))
                .toList());
    Grid words =
        new Grid(
            List.of(new Grid.Column("", false), new Grid.Column("", false)),
            IntStream.range(0, images.size())
                .mapToObj(i -> List.of(names.get(i), PlainLooks.words(images.get(i))))
                .toList(),
            held.size() - images.size(),
            Set.of());
    return PlainLooks.images(sheet, words, held.size());
  }

  /** The looks below each other; empty if nothing has one. A list in a list is not looked into. */
  private static Optional<Shown> each(List<Map.Entry<String, Object>> held, int all) {
    List<Optional<Shown>> looks = held.stream().map(e -> look(e.getValue())).toList();
    if (looks.stream().noneMatch(Optional::isPresent)) {
      return Optional.empty();
    }
    List<String> plain = new ArrayList<>();
    List<String> html = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      String name = held.get(i).getKey();
      String own = Rendering.text(held.get(i).getValue());
      Shown shown = looks.get(i).orElseGet(() -> Shown.text(own));
      plain.add(name.isEmpty() ? shown.plain() : name + "\n" + shown.plain());
      html.add(
          (name.isEmpty() ? "" : Html.frame(Html.title(name)))
              + shown.html().orElseGet(() -> Html.frame(Html.pre(shown.plain()))));
    }
    if (all > held.size()) {
      String more = "… and " + Grid.plural(all - held.size(), "more value");
      plain.add(more);
      html.add(Html.note(more));
    }
    List<byte[]> pictures =
        looks.stream().flatMap(Optional::stream).flatMap(s -> s.png().stream()).toList();
    return Optional.of(
        Shown.of(
            String.join("\n\n", plain),
            html.stream().collect(Collectors.joining("\n<br>\n")),
            Picture.below(pictures)));
  }

  private static Optional<Shown> look(Object value) {
    boolean holder =
        value instanceof Collection || value instanceof Map || value instanceof Object[];
    return holder ? Optional.empty() : Rendering.of(value);
  }
}
