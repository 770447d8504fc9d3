package dev.modelzoo.store.s3;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.PayloadChecksumStore;
import software.amazon.awssdk.http.auth.spi.signer.SdkInternalHttpSignerProperty;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Signature version 4 that takes the SHA-256 of a body from its {@link #HEADER} instead of hashing
 * the body again. The server checks the body against it, so the bytes that arrived are those that
 * zoo's own digest names, over http and https alike.
 */
final class KnownDigestAuthScheme implements AwsV4AuthScheme {
  /** Set by the caller of a put: 64 hexadecimal digits. */
  static final String HEADER = "x-amz-content-sha256";

  private final AwsV4AuthScheme standard = AwsV4AuthScheme.create();
  private final AwsV4HttpSigner signer = new Signer(standard.signer());

  @Override
  public String schemeId() {
    return standard.schemeId();
  }

  @Override
  public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
    return standard.identityProvider(providers);
  }

  @Override
  public AwsV4HttpSigner signer() {
    return signer;
  }

  private record Signer(AwsV4HttpSigner standard) implements AwsV4HttpSigner {
    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
      Optional<String> digest = request.request().firstMatchingHeader(HEADER);
      return digest.isEmpty() ? standard.sign(request) : sign(request, digest.get());
    }

    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(
        AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
      return standard.signAsync(request);
    }

    private <T extends AwsCredentialsIdentity> SignedRequest sign(
        SignRequest<T> request, String digest) {
      SdkHttpRequest bare = request.request().toBuilder().removeHeader(HEADER).build();
      PayloadChecksumStore known = PayloadChecksumStore.create();
      known.putChecksumValue(DefaultChecksumAlgorithm.SHA256, HexFormat.of().parseHex(digest));
      return standard.sign(
          request.toBuilder()
              .request(bare)
              .putProperty(SdkInternalHttpSignerProperty.CHECKSUM_STORE, known)
              .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, true)
              .build());
    }
  }
}
