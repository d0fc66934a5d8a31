package dev.cairn.cli;

import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.List;

/** One array of JSON, an object a line. */
final class JsonLines extends PredictionLines {
  private String before = "[\n";

  JsonLines(PrintWriter out) {
    super(out);
  }

  @Override
  void begin(List<String> header, List<List<Object>> first) {}

  @Override
  void print(List<String> header, List<Object> row) {
    JsonObject object = new JsonObject();
    for (int c = 0; c < row.size(); c++) {
      if (row.get(c) instanceof Double number && Double.isFinite(number)) {
        object.addProperty(header.get(c), number);
      } else if (row.get(c) instanceof String text) {
        object.addProperty(header.get(c), text);
      }
    }
    out().print(before + object);
    before = ",\n";
  }

  @Override
  public void close() {
    out().print(before.equals("[\n") ? "[]\n" : "\n]\n");
    super.close();
  }
}
