package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.store.StoreAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of the store that a zoo uses, and where they come from; without secrets. */
public final class PlaceSettings {
  /** A setting: its name, value and source. */
  public record Line(String key, String value, String source) {}

  private final Workflows world;
  private Optional<ZooException> problem = Optional.empty();

  public PlaceSettings(Workflows world) {
    this.world = world;
  }

  /** Why a registry does not say where its store is, after {@link #lines}. */
  public Optional<ZooException> problem() {
    return problem;
  }

  /** Empty outside of a zoo; asks no store. */
  public List<Line> lines() {
    ZooRoot root;
    try {
      root = world.root();
    } catch (ZooException e) {
      return List.of(); // settings can be looked at anywhere
    }
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("zoo", root.folder().toString(), "--zoo, ZOO_HOME or the current folder"));
    RemoteUrl url;
    try {
      url = ZooFile.read(root).place();
    } catch (ZooException e) {
      problem = Optional.of(e);
      lines.add(new Line("zoo.remote", "", ZooException.reason(e)));
      return lines;
    }
    lines.add(new Line("zoo.remote", url.toString(), "the registry, or its default"));
    if (!url.isFile()) {
      lines.addAll(ofStore(url, root));
    }
    return lines;
  }

  private List<Line> ofStore(RemoteUrl url, ZooRoot root) {
    String scheme = url.scheme() + ".";
    Optional<StoreAccess> access;
    try {
      StoreProbe probe = world.stores().probe(url, root);
      probe.store().close();
      access = probe.access();
    } catch (ZooException e) {
      return List.of(new Line(scheme + "error", ZooException.reason(e), e.next()));
    }
    List<Line> lines = new ArrayList<>();
    access.ifPresent(
        found -> {
          lines.add(
              new Line(
                  scheme + "endpoint", found.server().value().toString(), found.server().source()));
          found
              .region()
              .ifPresent(
                  region ->
                      lines.add(new Line(scheme + "region", region.value(), region.source())));
          lines.add(
              found
                  .key()
                  .map(key -> new Line(scheme + "key", key.value(), key.source()))
                  .orElse(new Line(scheme + "key", "none (unsigned)", "default")));
        });
    return lines;
  }
}
