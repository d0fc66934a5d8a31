package dev.cairn.jjava;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comments of sources as text that reads well in a tooltip. */
final class Javadoc {
  private static final Pattern INLINE =
      Pattern.compile("\\{@(\\w+)\\s*((?:[^{}]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*)\\}");
  private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s*");
  private static final String SEEN = "see|since|author|version|serial";

  private Javadoc() {}

  /** The text of a comment: paragraphs with an empty line between them. */
  static String text(String comment) {
    Matcher tag = BLOCK.matcher(comment);
    int end = tag.find() ? tag.start() : comment.length();
    String body = paragraphs(comment.substring(0, end));
    String tags =
        Stream.of(comment.substring(end).split("(?m)(?=^\\s*@\\w)"))
            .filter(part -> !part.isBlank())
            .filter(part -> !part.strip().matches("(?s)@(" + SEEN + ")\\b.*"))
            .map(Javadoc::block)
            .collect(Collectors.joining("\n"));
    return Stream.of(body, tags)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  /** {@code @param x text} as {@code x: text}. */
  private static String block(String part) {
    String[] words = part.strip().split("\\s+", 3);
    String rest = words.length > 2 ? words[2] : "";
    String one = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "@param" -> one + ": " + flowing(rest);
      case "@throws", "@exception" -> "throws " + one + " " + flowing(rest);
      case "@return" -> "returns " + flowing(one + " " + rest);
      default -> words[0].substring(1) + " " + flowing(one + " " + rest);
    };
  }

  private static String paragraphs(String body) {
    return Stream.of(body.split("<pre>|</pre>", -1))
        .map(new Parts()::next)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  /** Every second part is a listing, whose lines stay as they are. */
  private static final class Parts {
    private boolean listing;

    String next(String part) {
      boolean now = listing;
      listing = !listing;
      return now
          ? plain(part).replaceAll("^\\s*\\n", "").stripTrailing()
          : Stream.of(part.split("<p>|\\n\\s*\\n|<(?=li>)"))
              .map(
                  piece ->
                      piece.startsWith("li>") ? "- " + flowing(piece.substring(3)) : flowing(piece))
              .filter(piece -> !piece.isBlank())
              .collect(Collectors.joining("\n\n"));
    }
  }

  private static String flowing(String text) {
    return plain(text).replaceAll("\\s+", " ").strip();
  }

  private static String plain(String text) {
    String flat = text.replaceAll("</?[a-zA-Z][^>{}]*>", "");
    for (Matcher tag = INLINE.matcher(flat); tag.find(); tag = INLINE.matcher(flat)) {
      flat = flat.substring(0, tag.start()) + inline(tag) + flat.substring(tag.end());
    }
    return flat.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#64;", "@")
        .replace("&amp;", "&");
  }

  private static String inline(Matcher tag) {
    String content = tag.group(2);
    if (!tag.group(1).startsWith("link")) {
      return tag.group(1).equals("inheritDoc") ? "" : content;
    }
    String[] target = content.strip().split("(?<![,(])\\s+", 2);
    return target.length > 1 ? target[1] : target[0].replaceFirst("^#", "").replace('#', '.');
  }
}
