package dev.modelzoo.cli.workflow;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.RetryPolicy;
import dev.modelzoo.store.RetryingObjectStore;
import dev.modelzoo.store.Sleeper;
import dev.modelzoo.store.StoreAccess;
import dev.modelzoo.store.file.FileObjectStore;
import dev.modelzoo.store.oss.OssAccess;
import dev.modelzoo.store.oss.OssEndpoint;
import dev.modelzoo.store.oss.OssObjectStore;
import dev.modelzoo.store.oss.OssSettings;
import dev.modelzoo.store.s3.S3Access;
import dev.modelzoo.store.s3.S3ObjectStore;
import dev.modelzoo.store.s3.S3Settings;
import dev.modelzoo.store.web.WebFolder;
import dev.modelzoo.store.web.WebObjectStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The stores of this program: folders, S3 and what speaks S3, Aliyun OSS, web servers. */
public final class KnownStores implements Stores {
  private final Map<String, String> environment;
  private final RetryTalk retries;

  /** Takes settings from {@code environment} and says on {@code console} when it tries again. */
  public KnownStores(Map<String, String> environment, Console console) {
    this.environment = Map.copyOf(environment);
    this.retries = new RetryTalk(console);
  }

  @Override
  public ObjectStore open(RemoteUrl url, ZooRoot root) {
    return switch (url.scheme()) {
      case FILE -> new FileObjectStore(url.folder(root.folder()));
      case S3 ->
          retrying(
              new S3ObjectStore(
                  S3Settings.fromEnvironment(environment), url.bucket(), url.keyPrefix()));
      case OSS ->
          retrying(new OssObjectStore(ossSettings(url, root), url.bucket(), url.keyPrefix()));
      case HTTP, HTTPS -> retrying(new WebObjectStore(webFolder(url)));
    };
  }

  @Override
  public StoreProbe probe(RemoteUrl url, ZooRoot root) {
    return switch (url.scheme()) {
      case FILE -> Stores.super.probe(url, root);
      case S3 -> {
        S3Settings settings = S3Settings.fromEnvironment(environment);
        StoreAccess access = S3Access.of(settings);
        S3ObjectStore store = new S3ObjectStore(settings, url.bucket(), url.keyPrefix());
        yield new StoreProbe(Optional.of(access), store, store::correctedRegion, Optional::empty);
      }
      case OSS -> {
        OssSettings settings = ossSettings(url, root);
        OssObjectStore store = new OssObjectStore(settings, url.bucket(), url.keyPrefix());
        yield new StoreProbe(
            Optional.of(OssAccess.of(settings, url.bucket())),
            store,
            Optional::empty,
            () -> Optional.of(store.versioning()));
      }
      case HTTP, HTTPS -> {
        WebFolder folder = webFolder(url);
        yield new StoreProbe(
            Optional.of(folder.access()),
            new WebObjectStore(folder),
            Optional::empty,
            Optional::empty);
      }
    };
  }

  @Override
  public Map<String, String> place(RemoteUrl url, ZooRoot root) {
    if (url.scheme() != RemoteUrl.Scheme.OSS) {
      return Map.of();
    }
    try {
      OssEndpoint endpoint = ossSettings(url, root).endpoint();
      Map<String, String> place = new LinkedHashMap<>();
      // As users write it: https is meant where they say nothing.
      place.put("endpoint", endpoint.uri().toString().replaceFirst("^https://", ""));
      endpoint.region().ifPresent(region -> place.put("region", region));
      return place;
    } catch (ZooException e) {
      return Map.of(); // whoever opens the store says what is wrong
    }
  }

  private OssSettings ossSettings(RemoteUrl url, ZooRoot root) {
    return OssSettings.resolve(environment, root.folder(), url.bucket());
  }

  private WebFolder webFolder(RemoteUrl url) {
    return WebFolder.of(url.toString(), environment);
  }

  private ObjectStore retrying(ObjectStore store) {
    return new RetryingObjectStore(
        store, RetryPolicy.DEFAULT, Sleeper.THREAD, new Random(), retries);
  }
}
