package dev.modelzoo.store.oss;

import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.common.comm.ResponseMessage;
import com.aliyun.oss.common.comm.RetryStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the SDK from repeating requests, as that is done in one place for all stores. The SDK asks
 * it about each failure, with the answer at hand: the only moment at which the HTTP status can be
 * had, so it is noted on the exception.
 */
final class NoRetries extends RetryStrategy {
  @Override
  public boolean shouldRetry(
      Exception failure, RequestMessage request, @Nullable ResponseMessage answer, int retries) {
    if (answer != null) {
      failure.addSuppressed(new Status(answer.getStatusCode()));
    }
    return false;
  }

  /** The HTTP status that came with a failure; 0 if none did. */
  static int status(Throwable failure) {
    for (Throwable note : failure.getSuppressed()) {
      if (note instanceof Status status) {
        return status.code;
      }
    }
    return 0;
  }

  private static final class Status extends Exception {
    private final int code;

    Status(int code) {
      super("HTTP status " + code, null, false, false);
      this.code = code;
    }
  }
}
