ProgressViews.install(() -> new dev.cairn.show.live.TerminalProgress(System.out));
