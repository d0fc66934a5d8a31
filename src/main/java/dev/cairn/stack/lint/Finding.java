package dev.cairn.stack.lint;

/**
 * One thing that is likely to go wrong.
 *
 * @param where name of the node or block; a setting of the trainer
 * @param what was found
 * @param why it matters, with the paper
 * @param mend what to do about it
 */
public record Finding(String where, String what, String why, String mend) {
  Finding at(String place) {
    return new Finding(place, what, why, mend);
  }
}
