package dev.cairn.host;

/** Knows a kind of host that does not say by itself that it is there. */
public interface HostFinder {

  /** {@linkplain Hosts#install Installs} the host that this process runs in, if it is known. */
  void install();
}
