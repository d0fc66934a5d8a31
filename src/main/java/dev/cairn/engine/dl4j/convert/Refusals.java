package dev.cairn.engine.dl4j.convert;

/** What cannot be imported, by name. */
final class Refusals {
  private static final String LAYERS =
      "layers that can be imported: Convolution, DepthwiseConvolution2D, ZeroPadding before them,"
          + " BatchNormalization, Activation, Subsampling, GlobalPooling, Dense, Dropout, Output,"
          + " Loss; vertices: ElementWise Add and Product, Merge, Preprocessor to vectors";

  private Refusals() {}

  /** A layer or vertex of a class that is not known. */
  static ConversionException layer(String where, Object theirs) {
    return new ConversionException(
        LAYERS,
        theirs.getClass().getSimpleName(),
        where,
        "leave it out, or replace it by one of these, before you import the network");
  }

  /** An option of a layer that is known. */
  static ConversionException option(String where, String found, String expected) {
    return new ConversionException(
        expected, found, where, "build the layer with one of these, and train it again");
  }
}
