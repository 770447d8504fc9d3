package dev.modelzoo.store.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Keys that a program, a role, a log-in or the machine gives, by the SDK: the one place that names
 * it, so that it is not even loaded where plain keys are set.
 */
final class SdkKeys implements S3Keys {
  private final AwsCredentialsProvider provider;

  private SdkKeys(AwsCredentialsProvider provider) {
    this.provider = provider;
  }

  /** Asks for keys once, as nobody would say later that there are none. */
  static S3Keys find(S3Settings settings, AwsProfile profile) {
    try {
      SdkKeys keys = new SdkKeys(chain(settings, profile));
      keys.provider.resolveCredentials();
      return keys;
    } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
      if (profile.logsIn()) {
        throw S3Errors.notLoggedIn(profile.name(), e);
      }
      if (settings.credentialsExpected() || profile.needsSdk()) {
        throw MissingCredentials.error(settings.variables(), profile, e);
      }
      return NONE;
    }
  }

  /** The SDK renews them in time. */
  @Override
  public Optional<S3Credentials> now() throws IOException {
    try {
      AwsCredentials keys = provider.resolveCredentials();
      Optional<String> token =
          keys instanceof AwsSessionCredentials session
              ? Optional.of(session.sessionToken())
              : Optional.empty();
      return Optional.of(new S3Credentials(keys.accessKeyId(), keys.secretAccessKey(), token));
    } catch (SdkException | IllegalStateException e) {
      throw new IOException("the credentials could not be renewed", e);
    }
  }

  /** As the SDK's own, but without a wait for instance metadata where it is not there. */
  private static AwsCredentialsProvider chain(S3Settings settings, AwsProfile profile) {
    List<AwsCredentialsProvider> chain = new ArrayList<>();
    chain.add(SystemPropertyCredentialsProvider.create());
    chain.add(WebIdentityTokenFileCredentialsProvider.create());
    chain.add(
        ProfileCredentialsProvider.builder()
            .profileFile(profiles(settings.variables()))
            .profileName(profile.name())
            .build());
    chain.add(ContainerCredentialsProvider.create());
    if (settings.instanceMetadata() && settings.endpoint().isEmpty()) {
      chain.add(InstanceProfileCredentialsProvider.create());
    }
    return AwsCredentialsProviderChain.builder().credentialsProviders(chain).build();
  }

  private static ProfileFile profiles(AwsVariables variables) {
    ProfileFile.Aggregator all = ProfileFile.aggregator();
    add(all, variables.credentialsFile(), ProfileFile.Type.CREDENTIALS);
    add(all, variables.configFile(), ProfileFile.Type.CONFIGURATION);
    return all.build();
  }

  private static void add(ProfileFile.Aggregator all, Path file, ProfileFile.Type type) {
    if (Files.exists(file)) {
      all.addFile(ProfileFile.builder().content(file).type(type).build());
    }
  }
}
