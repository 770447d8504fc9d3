package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.CertificateFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * A client of the SDK, and what messages need to know of it. Making one takes longer than all other
 * start-up together, so it is made at the first request.
 */
record S3Connection(S3Client client, Optional<URI> endpoint, String region, boolean anonymous)
    implements AutoCloseable {

  static S3Connection open(S3Settings settings) {
    Optional<Profile> profile = profile();
    Optional<URI> endpoint =
        settings
            .endpoint()
            .or(
                () ->
                    profile
                        .flatMap(found -> found.property("endpoint_url"))
                        .map(text -> S3Settings.endpoint("the AWS profile", text)));
    String region =
        settings
            .region()
            .or(() -> profile.flatMap(found -> found.property("region")))
            .map(S3Names::region)
            .orElse(S3Settings.DEFAULT_REGION);
    AwsCredentialsProvider credentials = credentials(settings, endpoint.isPresent());
    boolean anonymous = credentials instanceof AnonymousCredentialsProvider;
    return new S3Connection(
        client(settings, endpoint, region, credentials), endpoint, region, anonymous);
  }

  @Override
  public void close() {
    client.close();
  }

  private static S3Client client(
      S3Settings settings,
      Optional<URI> endpoint,
      String region,
      AwsCredentialsProvider credentials) {
    UrlConnectionHttpClient.Builder http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(settings.connectTimeout())
            .socketTimeout(settings.socketTimeout());
    settings
        .certificates()
        .ifPresent(file -> http.tlsTrustManagersProvider(new CertificateFile(file)::trustManagers));
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(http)
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .overrideConfiguration(
                options -> options.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            // Servers that resemble S3 refuse or mishandle the SDK's trailers and chunk framing.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(
                options -> options.chunkedEncodingEnabled(false).expectContinueEnabled(false))
            .forcePathStyle(endpoint.isPresent());
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  /** As the SDK's default chain, but without a wait for instance metadata where it is not there. */
  private static AwsCredentialsProvider credentials(S3Settings settings, boolean ownServer) {
    if (settings.anonymous()) {
      return AnonymousCredentialsProvider.create();
    }
    if (settings.credentials().isPresent()) {
      return given(settings.credentials().get());
    }
    List<AwsCredentialsProvider> chain = new ArrayList<>();
    chain.add(SystemPropertyCredentialsProvider.create());
    chain.add(EnvironmentVariableCredentialsProvider.create());
    chain.add(ProfileCredentialsProvider.create());
    chain.add(ContainerCredentialsProvider.create());
    if (settings.instanceMetadata() && !ownServer) {
      chain.add(InstanceProfileCredentialsProvider.create());
    }
    AwsCredentialsProvider found =
        AwsCredentialsProviderChain.builder().credentialsProviders(chain).build();
    try {
      found.resolveCredentials();
      return found;
    } catch (SdkClientException e) {
      if (settings.credentialsExpected()) {
        throw S3Errors.noCredentials(e);
      }
      return AnonymousCredentialsProvider.create();
    }
  }

  private static AwsCredentialsProvider given(S3Credentials credentials) {
    return StaticCredentialsProvider.create(
        credentials.sessionToken().isPresent()
            ? AwsSessionCredentials.create(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken().get())
            : AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey()));
  }

  private static Optional<Profile> profile() {
    try {
      return ProfileFile.defaultProfileFile()
          .profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow());
    } catch (IllegalArgumentException | IllegalStateException | SdkClientException e) {
      throw new ZooException(
          ErrorKind.USAGE,
          "the AWS profile file cannot be read: " + ZooException.reason(e),
          "Correct ~/.aws/config or ~/.aws/credentials.",
          e);
    }
  }
}
