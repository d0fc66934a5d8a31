package dev.cairn.data.tables;

import dev.cairn.data.tables.InputColumn.Categorical;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How rows of a {@link Matrix} become numbers that a network sees, fitted to some of the rows: what
 * fills gaps, and which categories there are (one-hot). Immutable.
 */
public record Encoding(List<Slot> slots) {
  /** Copies the list. */
  public Encoding {
    slots = List.copyOf(slots);
  }

  /** What one column becomes. */
  public sealed interface Slot permits NumberSlot, CategorySlot {
    /** How many numbers. */
    int width();

    /** What they are. */
    List<String> names();

    /** Puts the numbers for a value. */
    void encode(float value, float[] out, int from);

    /** True if the value is a category that the encoding does not know. */
    boolean isUnknown(float value);

    /** True if it is for a column of this kind. */
    boolean suits(InputColumn column);
  }

  /**
   * A number, then 1 where it was missing if that is marked.
   *
   * @param name of the column
   * @param fill stands for a missing value
   * @param marks whether missing values are marked
   */
  public record NumberSlot(String name, float fill, boolean marks) implements Slot {
    @Override
    public int width() {
      return marks ? 2 : 1;
    }

    @Override
    public List<String> names() {
      return marks ? List.of(name, name + " is missing") : List.of(name);
    }

    @Override
    public void encode(float value, float[] out, int from) {
      out[from] = Float.isNaN(value) ? fill : value;
      if (marks) {
        out[from + 1] = Float.isNaN(value) ? 1 : 0;
      }
    }

    @Override
    public boolean isUnknown(float value) {
      return false;
    }

    @Override
    public boolean suits(InputColumn column) {
      return column instanceof InputColumn.Numeric;
    }
  }

  /**
   * One 1 among zeros; zeros alone for a category that is not known.
   *
   * @param names of the numbers
   * @param places for each category of the column, the place of its 1; -1 if it is not known
   * @param missing the place where a value is missing; -1 for none
   */
  public record CategorySlot(List<String> names, List<Integer> places, int missing)
      implements Slot {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a place is none
     */
    public CategorySlot {
      names = List.copyOf(names);
      places = List.copyOf(places);
      int width = names.size();
      if (missing >= width || places.stream().anyMatch(place -> place >= width)) {
        throw new IllegalArgumentException("a category without a place");
      }
    }

    @Override
    public int width() {
      return names.size();
    }

    @Override
    public void encode(float value, float[] out, int from) {
      Arrays.fill(out, from, from + width(), 0);
      int place = place(value);
      if (place >= 0) {
        out[from + place] = 1;
      }
    }

    private int place(float value) {
      if (Float.isNaN(value)) {
        return missing;
      }
      return value < places.size() ? places.get((int) value) : -1;
    }

    @Override
    public boolean isUnknown(float value) {
      return place(value) < 0;
    }

    @Override
    public boolean suits(InputColumn column) {
      return column instanceof Categorical texts && texts.categories().size() == places.size();
    }
  }

  /** Fits to the rows given. */
  public static Encoding fit(Matrix matrix, Missing missing, int... rows) {
    List<Slot> slots = new ArrayList<>();
    for (int c = 0; c < matrix.columns().size(); c++) {
      slots.add(
          matrix.columns().get(c) instanceof Categorical categorical
              ? categories(matrix, c, categorical, missing, rows)
              : number(matrix, c, missing, rows));
    }
    return new Encoding(slots);
  }

  private static Slot number(Matrix matrix, int c, Missing missing, int... rows) {
    double sum = 0;
    int count = 0;
    for (int row : rows) {
      if (!Float.isNaN(matrix.at(row, c))) {
        sum += matrix.at(row, c);
        count++;
      }
    }
    boolean marks = missing == Missing.FILL_AND_MARK && count < rows.length;
    return new NumberSlot(
        matrix.columns().get(c).name(), count == 0 ? 0 : (float) (sum / count), marks);
  }

  private static Slot categories(
      Matrix matrix, int c, Categorical column, Missing missing, int... rows) {
    int[] counts = new int[column.categories().size()];
    int gaps = 0;
    for (int row : rows) {
      if (Float.isNaN(matrix.at(row, c))) {
        gaps++;
      } else {
        counts[(int) matrix.at(row, c)]++;
      }
    }
    List<String> names = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    int mostFrequent = -1;
    int most = 0;
    for (int k = 0; k < counts.length; k++) {
      places.add(counts[k] == 0 ? -1 : names.size());
      if (counts[k] > most) {
        most = counts[k];
        mostFrequent = places.get(k);
      }
      if (counts[k] > 0) {
        names.add(column.name() + " = " + column.categories().get(k));
      }
    }
    if (missing == Missing.FILL_AND_MARK && gaps > 0) {
      names.add(column.name() + " is missing");
      return new CategorySlot(names, places, names.size() - 1);
    }
    return new CategorySlot(names, places, mostFrequent);
  }

  /** Numbers that a network sees for each row. */
  public int width() {
    int width = 0;
    for (Slot slot : slots) { // no stream: asked for every row of every batch
      width += slot.width();
    }
    return width;
  }

  /** True if each column has its slot. */
  public boolean suits(List<InputColumn> columns) {
    return columns.size() == slots.size()
        && IntStream.range(0, columns.size()).allMatch(c -> slots.get(c).suits(columns.get(c)));
  }

  /** What these numbers are, for example {@code colour = red}. */
  public List<String> names() {
    return slots.stream().flatMap(slot -> slot.names().stream()).toList();
  }

  /** True for numbers that are standardised: not for those that are 0 or 1 only. */
  public boolean[] isScaled() {
    boolean[] scaled = new boolean[width()];
    int from = 0;
    for (Slot slot : slots) {
      if (slot instanceof NumberSlot) {
        scaled[from] = true;
      }
      from += slot.width();
    }
    return scaled;
  }

  /** The numbers of a row, in raw units. */
  public float[] encode(Matrix matrix, int row) {
    float[] out = new float[width()];
    int from = 0;
    for (int c = 0; c < slots.size(); c++) {
      slots.get(c).encode(matrix.at(row, c), out, from);
      from += slots.get(c).width();
    }
    return out;
  }

  /** How many values of the rows are filled in. */
  public long countFilled(Matrix matrix, int... rows) {
    long filled = 0;
    for (int row : rows) {
      for (int c = 0; c < slots.size(); c++) {
        filled += Float.isNaN(matrix.at(row, c)) ? 1 : 0;
      }
    }
    return filled;
  }

  /** How many values of the rows are categories that this encoding does not know. */
  public long countUnknown(Matrix matrix, int... rows) {
    long unknown = 0;
    for (int row : rows) {
      for (int c = 0; c < slots.size(); c++) {
        unknown += slots.get(c).isUnknown(matrix.at(row, c)) ? 1 : 0;
      }
    }
    return unknown;
  }
}
