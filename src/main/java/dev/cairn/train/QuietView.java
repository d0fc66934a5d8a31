package dev.cairn.train;

/** A view that fails must not end training: it is left alone from then on. For one thread. */
final class QuietView implements ProgressView {
  private final ProgressView view;
  private boolean failed;

  QuietView(ProgressView view) {
    this.view = view;
  }

  @Override
  public void update(Snapshot snapshot) {
    if (failed) {
      return;
    }
    try {
      view.update(snapshot);
    } catch (Throwable e) {
      failed = true;
    }
  }
}
