ProgressViews.install(() -> new dev.cairn.show.TerminalProgress(System.out));
