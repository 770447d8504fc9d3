package dev.modelzoo.store;

import java.io.IOException;

/** A proxy that opens no tunnel. */
public final class ProxyRefusedException extends IOException {
  private final int status;

  /** Keeps the HTTP status of its answer. */
  public ProxyRefusedException(int status) {
    super("the proxy answered HTTP " + status);
    this.status = status;
  }

  int status() {
    return status;
  }
}
