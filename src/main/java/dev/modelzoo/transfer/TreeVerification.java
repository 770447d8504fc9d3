package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.Checksums;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads every file of a plain tree and compares it with the manifest beside it or, where there is
 * none, with the store's own checksums; changes nothing.
 */
public final class TreeVerification {
  /**
   * What was found.
   *
   * @param byManifest whether there is a manifest
   * @param unchecked files that nothing describes, so that only their size is known
   */
  public record Report(
      long objects,
      long bytes,
      boolean byManifest,
      long unchecked,
      List<StoreVerification.Problem> problems) {
    public Report {
      problems = List.copyOf(problems);
    }
  }

  private final PlainTree tree;
  private final Workers workers;
  private final TransferListener listener;
  private final ChunkLayout layout;
  private final Buffers buffers;
  private final AtomicLong unchecked = new AtomicLong();
  private final List<StoreVerification.Problem> problems =
      Collections.synchronizedList(new ArrayList<>());

  /** Prepares to verify a tree, once. */
  public TreeVerification(PlainTree tree, Workers workers, TransferListener listener) {
    this.tree = tree;
    this.workers = workers;
    this.listener = listener;
    this.layout = tree.place().layout();
    this.buffers = new Buffers(layout.chunk(), workers.jobs());
  }

  /**
   * Verifies all files.
   *
   * @param quick compare sizes only, without reading
   */
  public Report verify(boolean quick) {
    Optional<Manifest> manifest = tree.manifest();
    TreeListing listing = tree.list();
    Map<String, TreeObject> there = new HashMap<>();
    listing.objects().forEach(object -> there.put(object.path(), object));
    if (manifest.isPresent()) {
      List<ManifestEntry> files =
          manifest.get().entries().stream().filter(entry -> !entry.isLink()).toList();
      plan(files.stream().mapToLong(ManifestEntry::size).sum());
      workers.forEach(
          files, entry -> verify(entry, Optional.ofNullable(there.get(entry.path())), quick));
      return report(files.size(), files.stream().mapToLong(ManifestEntry::size).sum(), true);
    }
    plan(listing.size());
    workers.forEach(listing.objects(), object -> verify(object, quick));
    return report(listing.objects().size(), listing.size(), false);
  }

  private void plan(long bytes) {
    listener.on(new TransferEvent.Planned(bytes));
  }

  private Report report(long objects, long bytes, boolean byManifest) {
    problems.sort(Comparator.comparing(StoreVerification.Problem::key));
    return new Report(objects, bytes, byManifest, unchecked.get(), problems);
  }

  private void verify(ManifestEntry entry, Optional<TreeObject> object, boolean quick) {
    ObjectKey key = new ObjectKey(entry.path());
    ObjectProgress progress = progress(entry.path(), entry.size());
    if (object.isEmpty()) {
      wrong(key, "is missing");
    } else if (object.get().size() != entry.size()) {
      wrong(key, "has %d bytes instead of %d".formatted(object.get().size(), entry.size()));
    } else if (!quick && entry.location() instanceof Location.Chunks located) {
      for (int i = 0; i < located.chunks().size(); i++) {
        String expected = located.chunks().get(i);
        boolean right = holds(key, entry.size(), i, expected, progress);
        if (!right) { // wrong bytes may come from the way
          right = holds(key, entry.size(), i, expected, progress);
        }
        if (!right) {
          wrong(key, "differs from its digest");
          break;
        }
      }
    }
    progress.finish();
  }

  private ObjectProgress progress(String path, long size) {
    return new ObjectProgress(listener, new TransferEvent.Subject(path, size), size);
  }

  private boolean holds(
      ObjectKey key, long size, int index, String sha256, ObjectProgress progress) {
    long offset = (long) index * layout.chunk();
    int length = layout.chunkLength(size, index);
    return buffers.with(
        buffer -> {
          try (InputStream in =
              progress.reading(tree.objects().read(key, offset, length), offset)) {
            return in.readNBytes(buffer, 0, length) == length
                && Sha256.hex(buffer, 0, length).equals(sha256);
          } catch (ZooException e) {
            if (e.kind() == ErrorKind.CORRUPT) {
              return false; // by the store's own checksum
            }
            throw e;
          } catch (IOException e) {
            throw tree.place().broken(key, e);
          }
        });
  }

  private void verify(TreeObject object, boolean quick) {
    ObjectProgress progress = progress(object.path(), object.size());
    if (!quick) {
      Checksums expected = object.metadata().checksums();
      ObjectCheck.Verdict verdict = content(object, expected, progress);
      if (verdict != ObjectCheck.Verdict.RIGHT) {
        // A list may know less than an answer for the one object, or take a tag for an MD5.
        verdict =
            content(
                object,
                tree.objects()
                    .head(object.key())
                    .map(ObjectMetadata::checksums)
                    .orElse(Checksums.NONE),
                progress);
      }
      if (verdict == ObjectCheck.Verdict.WRONG) {
        wrong(object.key(), "differs from the store's own checksum of it");
      } else if (verdict == ObjectCheck.Verdict.UNKNOWN) {
        unchecked.incrementAndGet();
      }
    }
    progress.finish();
  }

  private ObjectCheck.Verdict content(
      TreeObject object, Checksums expected, ObjectProgress progress) {
    if (expected.isEmpty()) {
      return ObjectCheck.Verdict.UNKNOWN;
    }
    try (InputStream in = progress.reading(tree.objects().read(object.key()), 0)) {
      return ObjectCheck.of(expected, in, object.size());
    } catch (ZooException e) {
      if (e.kind() == ErrorKind.CORRUPT) {
        return ObjectCheck.Verdict.WRONG;
      }
      throw e;
    } catch (IOException e) {
      throw tree.place().broken(object.key(), e);
    }
  }

  private void wrong(ObjectKey key, String what) {
    problems.add(new StoreVerification.Problem(key, what));
  }
}
