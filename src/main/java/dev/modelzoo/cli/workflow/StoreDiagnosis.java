package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.store.HttpProxy;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ServerProbe;
import dev.modelzoo.store.StoreAccess;
import dev.modelzoo.store.StoreAccess.Sourced;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What {@code zoo doctor} looks at on the way to a store, and in it. */
final class StoreDiagnosis {
  /** Stores refuse from 15 minutes on; this much shows that nobody sets the clock. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectKey MARK = new ObjectKey("zoo-store.json");

  private final Clock clock;
  private final boolean typed;
  private final List<Diagnosis> found = new ArrayList<>();

  /**
   * For one place.
   *
   * @param typed whether the user named it, and so means something that is there
   */
  StoreDiagnosis(Clock clock, boolean typed) {
    this.clock = clock;
    this.typed = typed;
  }

  /**
   * Looks at everything up to what makes the rest pointless.
   *
   * @param write whether to store an object and remove it again
   */
  List<Diagnosis> of(Stores stores, RemoteUrl url, ZooRoot root, boolean write) {
    found.add(Diagnosis.ok("url", url.toString()));
    StoreProbe probe;
    try {
      probe = stores.probe(url, root);
    } catch (ZooException e) {
      found.add(Diagnosis.fail("settings", e));
      return List.copyOf(found);
    }
    try (ObjectStore store = probe.store()) {
      if (probe.access().isPresent()) {
        settings(probe.access().get());
        if (!server(probe.access().get())) {
          return List.copyOf(found);
        }
      } else {
        folder(url.folder(root.folder()));
      }
      content(probe, store, url, write);
    }
    return List.copyOf(found);
  }

  private void settings(StoreAccess access) {
    found.add(
        Diagnosis.ok("endpoint", access.server().value() + ", from " + access.server().source()));
    if (!access.names().keys().isEmpty()) {
      signing(access);
    }
    found.add(Diagnosis.ok("proxy", access.proxy().map(StoreDiagnosis::told).orElse("none")));
    access
        .certificates()
        .ifPresent(file -> found.add(Diagnosis.ok("certificates", file.toString())));
  }

  private void signing(StoreAccess access) {
    access
        .region()
        .ifPresentOrElse(
            region -> found.add(Diagnosis.ok("region", told(region))),
            () -> found.add(Diagnosis.ok("region", "unknown; unsigned requests need none")));
    access
        .key()
        .ifPresentOrElse(
            key -> found.add(Diagnosis.ok("credentials", told(key))),
            () ->
                found.add(
                    Diagnosis.warn(
                        "credentials",
                        "none found: requests go unsigned, as public buckets take them for reading",
                        "To push, or to read what is not public, set "
                            + access.names().keys()
                            + ".")));
  }

  private static String told(Sourced<String> value) {
    return value.value() + ", from " + value.source();
  }

  private static String told(HttpProxy proxy) {
    return proxy.host()
        + ":"
        + proxy.port()
        + (proxy.user().isPresent() ? ", with a password" : "");
  }

  /** Returns whether the server answers. */
  private boolean server(StoreAccess access) {
    try {
      ServerProbe.Answer answer = new ServerProbe(access, PATIENCE).ask();
      found.add(
          Diagnosis.ok(
              "server",
              "answers"
                  + answer
                      .redirect()
                      .map(host -> " (and sends elsewhere: " + host + ")")
                      .orElse("")));
      answer.time().ifPresent(this::clock);
      return true;
    } catch (ZooException e) {
      found.add(Diagnosis.fail("server", e));
      return false;
    }
  }

  private void clock(Instant server) {
    Duration ahead = Duration.between(server, clock.instant());
    String direction = ahead.isNegative() ? "behind" : "ahead of";
    found.add(
        ahead.abs().compareTo(SKEW) <= 0
            ? Diagnosis.ok("clock", "agrees with the server's")
            : Diagnosis.warn(
                "clock",
                "%d s %s the server's; stores refuse signed requests from 900 s on"
                    .formatted(ahead.abs().toSeconds(), direction),
                "Set the clock, for example: timedatectl set-ntp true"));
  }

  private void folder(Path folder) {
    if (Files.isDirectory(folder)) {
      found.add(MachineDiagnosis.disk("server", folder));
    } else {
      found.add(Diagnosis.ok("server", "the folder " + folder + " is made by the first push"));
    }
  }

  private void content(StoreProbe probe, ObjectStore store, RemoteUrl url, boolean write) {
    boolean marked;
    try {
      marked = store.head(MARK).isPresent();
      found.add(Diagnosis.ok("read", "allowed"));
    } catch (ZooException e) {
      found.add(Diagnosis.fail("read", e));
      return;
    }
    probe
        .correctedRegion()
        .get()
        .ifPresent(
            region ->
                found.add(
                    Diagnosis.warn(
                        "region of the bucket",
                        "the server says " + region + ", which zoo then uses",
                        "Set it, to save a request each time: export AWS_REGION=" + region)));
    PlaceDiagnosis place = new PlaceDiagnosis(store, url);
    if (marked) {
      found.add(place.ofStore());
    }
    list(store, place, marked);
    if (access(probe).isEmpty()) {
      found.add(Diagnosis.ok("write", "never: a web server is only read"));
    } else if (write) {
      write(store);
    } else {
      found.add(
          Diagnosis.ok("write", "not tried (--write tries it with an object that is removed)"));
    }
    versioning(probe);
  }

  /** The variables of the keys; "" where nothing can be signed. A folder needs none. */
  private static String access(StoreProbe probe) {
    return probe.access().map(access -> access.names().keys()).orElse("none");
  }

  private void list(ObjectStore store, PlaceDiagnosis place, boolean marked) {
    try {
      store.list(MARK.value(), object -> {});
      Optional<Diagnosis> content = marked ? Optional.empty() : Optional.of(place.find(typed));
      found.add(Diagnosis.ok("list", "allowed"));
      content.ifPresent(found::add);
    } catch (ZooException e) {
      found.add(
          Diagnosis.warn(
              "list",
              "not possible: " + ZooException.reason(e),
              "Pulls of pinned versions do without; for push, log, gc and ID@latest: " + e.next()));
    }
  }

  private void write(ObjectStore store) {
    ObjectKey key = new ObjectKey("zoo-doctor-" + UUID.randomUUID());
    try {
      store.put(key, ObjectBody.of("zoo doctor\n"));
      requireSame(store, key);
    } catch (ZooException e) {
      found.add(Diagnosis.fail("write", e));
      return;
    }
    try {
      store.delete(key);
      found.add(Diagnosis.ok("write", "allowed; what was written came back, and was removed"));
    } catch (ZooException e) {
      found.add(
          Diagnosis.warn(
              "write",
              "allowed, but not to remove: " + ZooException.reason(e),
              "Enough for push, not for gc. Have the owner remove " + store.location(key) + "."));
    }
    exclusive(store);
  }

  private static void requireSame(ObjectStore store, ObjectKey key) {
    try (InputStream in = store.read(key)) {
      String read = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (read.equals("zoo doctor\n")) {
        return;
      }
    } catch (IOException e) {
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          store.location(key) + " was written and could not be read: " + ZooException.reason(e),
          "Run the same command again.",
          e);
    }
    throw new ZooException(
        ErrorKind.CORRUPT,
        store.location(key) + " came back changed",
        "Look for a proxy on the way that changes content, and use https.");
  }

  private void exclusive(ObjectStore store) {
    boolean excludes = store.supportsExclusivePut();
    found.add(
        excludes
            ? Diagnosis.ok("publishing", "a second writer of the same version is refused")
            : Diagnosis.warn(
                "publishing",
                "a second writer of the same version is not refused here",
                "Push with --single-writer, and let nobody else push the same id meanwhile."));
  }

  private void versioning(StoreProbe probe) {
    Optional<String> state;
    try {
      state = probe.versioning().get();
    } catch (ZooException e) {
      found.add(
          Diagnosis.warn(
              "versioning",
              "the state is not told: " + ZooException.reason(e),
              "Pushes probe the bucket instead; nothing to do."));
      return;
    }
    state.ifPresent(
        value ->
            found.add(
                value.equals("Off")
                    ? Diagnosis.ok("versioning", "off")
                    : Diagnosis.warn(
                        "versioning",
                        value + ": such a bucket does not refuse a second writer",
                        "Use a bucket that never kept versions, or push with --single-writer.")));
  }
}
