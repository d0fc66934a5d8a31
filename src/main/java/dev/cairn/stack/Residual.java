package dev.cairn.stack;

import dev.cairn.stack.Ordering.Part;
import dev.cairn.stack.Recipe.Beginning;
import java.util.List;

/**
 * A recipe at one place of a net: F(x), its shortcut, their sum.
 *
 * @param recipe what the block is made of
 * @param place where it stands
 * @param style its norm and activation
 * @param beginning of its weights; usual in a plain net, which would begin dead
 */
record Residual(Recipe recipe, Place place, Style style, Beginning beginning) {

  static Features of(Recipe recipe, Features x, Place place) {
    Style net = x.style();
    Style own = recipe.norm().map(net::with).orElse(net);
    Style style = recipe.activation().map(own::with).orElse(own);
    Beginning beginning = x.isPlain() ? Beginning.USUAL : recipe.beginning();
    Residual block = new Residual(recipe, place, style, beginning);
    return x.styled(style, () -> block.sum(x));
  }

  private Features sum(Features x) {
    Features ready = ordered(recipe.ordering().before(), x, 1);
    Features f = branch(ready);
    boolean fits = place.stride() == 1 && f.shape().equals(x.shape());
    boolean activated = recipe.ordering() == Ordering.PRE_ACTIVATION && !fits;
    Features y = f.plus(around(activated ? ready : x, f));
    return ordered(recipe.ordering().afterSum(), y, 1);
  }

  private Features around(Features x, Features f) {
    boolean withNorm = recipe.ordering().behind().contains(Part.NORM);
    Shortcut usual = withNorm ? Shortcuts.projection() : Shortcuts.projectionWithoutNorm();
    Shortcut shortcut = recipe.shortcut().orElse(usual);
    return x.within("shortcut", y -> shortcut.apply(y, f.shape().channels(), place.stride()));
  }

  private Features branch(Features x) {
    int layers = recipe.layers().size();
    Features f = x;
    for (int i = 0; i + 1 < layers; i++) {
      f = ordered(recipe.ordering().between(), layer(i, f), 1);
    }
    Features inside = layers == 1 ? f : all(recipe.inside(), f);
    Features last = layer(layers - 1, inside);
    Features scaled = beginning == Beginning.FIXUP ? last.scale(1) : last;
    boolean zero = beginning == Beginning.ZERO;
    Features end = ordered(recipe.ordering().behind(), scaled, zero ? 0 : 1);
    return all(recipe.end(), layers == 1 ? all(recipe.inside(), end) : end);
  }

  private Features layer(int index, Features x) {
    Layer layer = recipe.layers().get(index);
    boolean last = index == recipe.layers().size() - 1;
    Conv own = layer.conv(place).bias(needsBias());
    Conv conv = layer.kernel() == 1 ? own : recipe.windows().apply(own, place);
    Features ready = beginning == Beginning.FIXUP ? x.shift() : x;
    return layer.kind().apply(ready, conv.gain(gain(last)));
  }

  /** A norm behind a layer has a shift for each channel, so a bias would do nothing. */
  private boolean needsBias() {
    return !style.hasNorm() || !recipe.ordering().between().contains(Part.NORM);
  }

  private double gain(boolean last) {
    boolean normed = style.hasNorm() && recipe.ordering().behind().contains(Part.NORM);
    return switch (beginning) {
      case USUAL -> 1;
      case ZERO -> last && !normed ? 0 : 1;
      case FIXUP -> last ? 0 : Math.pow(place.total(), -1.0 / (2 * recipe.layers().size() - 2));
    };
  }

  private static Features ordered(List<Part> parts, Features x, double initialScale) {
    Features y = x;
    for (Part part : parts) {
      y = part == Part.NORM ? y.norm(initialScale) : y.activate();
    }
    return y;
  }

  private Features all(List<Block> parts, Features x) {
    Features y = x;
    for (Block part : parts) {
      y = part.apply(y, place);
    }
    return y;
  }
}
