package dev.cairn.show.page;

import java.util.List;
import java.util.regex.Pattern;

/** Builds an HTML table that also reads well where a page strips its styles. */
public final class HtmlTable {
  /** From so many columns on, a page of paper has no room for whole words. */
  private static final int MANY = 13;

  private static final Pattern TAGS = Pattern.compile("<[^>]*>");
  private static final Pattern LONG_WORD = Pattern.compile("[^\\s]{40}");

  private final List<Grid.Column> columns;
  private final StringBuilder body = new StringBuilder();

  public HtmlTable(List<Grid.Column> columns) {
    this.columns = columns;
  }

  /** Adds a row of finished HTML, which the caller has escaped. */
  public HtmlTable row(List<String> cells, boolean marked) {
    body.append(marked ? "<tr style=\"background-color:rgba(" + Html.GREEN + ",0.18)\">" : "<tr>");
    for (int c = 0; c < cells.size(); c++) {
      String cell = marked ? "<b>" + cells.get(c) + "</b>" : cells.get(c);
      body.append(cell("td", columns.get(c).number(), cell));
    }
    body.append("</tr>\n");
    return this;
  }

  private static String cell(String tag, boolean number, String html) {
    String align = number ? "right" : "left";
    return "<%s align=\"%s\" style=\"text-align:%s;padding:2px 10px;white-space:nowrap\">%s</%s>"
        .formatted(tag, align, align, html, tag);
  }

  /** True if words have to be broken where all is printed. */
  private boolean isWide() {
    return columns.size() >= MANY || LONG_WORD.matcher(TAGS.matcher(body).replaceAll(" ")).find();
  }

  @Override
  public String toString() {
    StringBuilder head = new StringBuilder();
    columns.forEach(c -> head.append(cell("th", c.number(), Html.escape(c.name()))));
    return "<table"
        + (isWide() ? " class=\"cairn-wide\"" : "")
        + " style=\"border-collapse:collapse;margin:4px 0;"
        + "font-variant-numeric:tabular-nums\">\n"
        + ("<thead><tr style=\"border-bottom:" + Html.LINE + "\">" + head + "</tr></thead>\n")
        + ("<tbody>\n" + body + "</tbody></table>");
  }
}
