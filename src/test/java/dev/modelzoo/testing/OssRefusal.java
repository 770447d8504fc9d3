package dev.modelzoo.testing;

/** An error that {@link OssServer} answers; {@code detail} is XML beside code and message. */
final class OssRefusal extends Exception {
  private final int status;
  private final String code;
  private final String detail;

  OssRefusal(int status, String code, String message) {
    this(status, code, message, "");
  }

  OssRefusal(int status, String code, String message, String detail) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  int status() {
    return status;
  }

  /** The body of the answer. */
  String xml(String host) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error>
          <Code>%s</Code>
          <Message>%s</Message>
          <RequestId>%s</RequestId>
          <HostId>%s</HostId>
          %s
        </Error>
        """
        .formatted(code, getMessage(), OssServer.REQUEST_ID, host, detail);
  }
}
