package dev.modelzoo.store.file;

import dev.modelzoo.content.Md5;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Uploads in parts to a folder: each a folder of its own among the temporary files, with the
 * object's key and one file per part. To complete one, the parts are written one behind the other
 * into a temporary file, which then gets its name.
 */
final class FileMultipart implements MultipartStore {
  private static final String FOLDER = "upload-";
  private static final String KEY = "key";
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
  private static final Pattern PART = Pattern.compile("[0-9]{5}");
  private static final Duration STALE = Duration.ofDays(7);

  private final KeyPaths paths;
  private final TempFolder temp;
  private final Clock clock;

  FileMultipart(KeyPaths paths, TempFolder temp, Clock clock) {
    this.paths = paths;
    this.temp = temp;
    this.clock = clock;
  }

  @Override
  public Upload create(ObjectKey key) {
    String id = UUID.randomUUID().toString();
    try {
      paths.prepare(key); // fails now if this key cannot be
      Path marker = temp.write(ObjectBody.of(key.value()));
      removeStale();
      Path folder = temp.path().resolve(FOLDER + id);
      Files.createDirectory(folder);
      Files.move(marker, folder.resolve(KEY), StandardCopyOption.ATOMIC_MOVE);
      return new Upload(key, id, clock.instant());
    } catch (IOException e) {
      throw failed("begin to write", key, e);
    }
  }

  @Override
  public Part put(Upload upload, int number, ObjectBody body) {
    try {
      Path file = temp.write(body);
      try {
        Files.move(
            file,
            folder(upload).resolve("%05d".formatted(number)),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        TempFolder.deleteQuietly(file);
      }
      return new Part(number, body.length(), Md5.hex(body.bytes(), body.offset(), body.length()));
    } catch (NoSuchFileException e) {
      throw absent(upload, e);
    } catch (IOException e) {
      throw failed("write part " + number + " of", upload.key(), e);
    }
  }

  @Override
  public void uploads(ObjectKey key, Consumer<Upload> visitor) {
    for (Path folder : folders()) {
      Path marker = folder.resolve(KEY);
      try {
        // Without one, it was completed meanwhile, or killed as it was begun.
        if (Files.exists(marker) && Files.readString(marker).equals(key.value())) {
          String id = String.valueOf(folder.getFileName()).substring(FOLDER.length());
          visitor.accept(new Upload(key, id, Files.getLastModifiedTime(marker).toInstant()));
        }
      } catch (IOException e) {
        throw failed("list the uploads of", key, e);
      }
    }
  }

  @Override
  public List<Part> parts(Upload upload) {
    List<Part> parts = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(upload))) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (PART.matcher(name).matches()) {
          parts.add(new Part(Integer.parseInt(name), Files.size(file), md5(file)));
        }
      }
    } catch (NoSuchFileException e) {
      throw absent(upload, e);
    } catch (IOException | DirectoryIteratorException e) {
      throw failed("list the parts of", upload.key(), new IOException(e));
    }
    parts.sort(Comparator.comparingInt(Part::number));
    return parts;
  }

  @Override
  public void complete(Upload upload, List<Part> parts) {
    try {
      Path target = paths.prepare(upload.key());
      Path whole = temp.write(ObjectBody.of(""));
      try {
        join(upload, parts, whole);
        Files.move(
            whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        TempFolder.deleteQuietly(whole);
      }
      DurableFiles.syncFolder(DurableFiles.parent(target));
    } catch (NoSuchFileException e) {
      throw absent(upload, e);
    } catch (IOException e) {
      throw failed("complete", upload.key(), e);
    }
    abort(upload);
  }

  private void join(Upload upload, List<Part> parts, Path whole) throws IOException {
    try (FileChannel out = FileChannel.open(whole, StandardOpenOption.WRITE)) {
      for (Part part : parts) {
        Path file = folder(upload).resolve("%05d".formatted(part.number()));
        if (Files.size(file) != part.size()) {
          throw new FileAlreadyExistsException(file + " is another part by now");
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
          for (long done = 0; done < part.size(); ) {
            done += in.transferTo(done, part.size() - done, out);
          }
        }
      }
      out.force(true);
    }
  }

  @Override
  public void abort(Upload upload) {
    remove(folder(upload));
  }

  private Path folder(Upload upload) {
    if (!ID.matcher(upload.id()).matches()) {
      throw new IllegalArgumentException("Not an upload: " + upload.id());
    }
    return temp.path().resolve(FOLDER + upload.id());
  }

  private List<Path> folders() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(temp.path(), FOLDER + "*")) {
      all.forEach(found::add);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | DirectoryIteratorException e) {
      throw paths.failed("list", temp.path(), new IOException(e));
    }
    return found;
  }

  private void removeStale() throws IOException {
    Instant limit = clock.instant().minus(STALE);
    for (Path folder : folders()) {
      if (Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
        remove(folder);
      }
    }
  }

  /** The key last, so that an upload whose removal was interrupted is removed again. */
  private static void remove(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.endsWith(KEY)) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder.resolve(KEY));
      Files.deleteIfExists(folder);
    } catch (IOException | DirectoryIteratorException e) {
      return; // they are no objects; a later upload cleans up
    }
  }

  private static String md5(Path file) throws IOException {
    MessageDigest md5 = Md5.newDigest();
    try (var in = Files.newInputStream(file)) {
      byte[] piece = new byte[1 << 16];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        md5.update(piece, 0, count);
      }
    }
    return HexFormat.of().formatHex(md5.digest());
  }

  private ZooException failed(String action, ObjectKey key, IOException e) {
    return paths.failed(action, paths.root().resolve(key.value()), e);
  }

  private static ZooException absent(Upload upload, IOException e) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "the upload of " + upload.key() + " is not there any more",
        "Run the same command again.",
        e);
  }
}
