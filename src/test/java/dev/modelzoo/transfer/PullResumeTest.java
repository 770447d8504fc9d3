package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.CountingObjectStore;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.KillingObjectStore;
import dev.modelzoo.testing.KillingObjectStore.Killed;
import dev.modelzoo.testing.KillingObjectStore.Moment;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pull that was killed goes on where it stopped. */
class PullResumeTest {
  @TempDir private Path temp;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private TransferFixture transfers;
  private ModelImageFolder image;
  private Map<String, String> wanted;
  private Manifest latest;

  @BeforeEach
  void prepare() {
    transfers = TransferFixture.of(store, temp);
    image = ModelImageFolder.sound(temp);
    image.file("assets/a", TestBytes.random(1, 20_000)).file("assets/b", TestBytes.random(2, 9000));
    for (int i = 0; i < 30; i++) {
      image.file("assets/s/" + i, TestBytes.random(100 + i, 600));
    }
    image.link("assets/link", "a").executable("assets/b").file("assets/empty", "");
    transfers.push(image.folder());
    wanted = FolderSnapshot.of(image.folder());
    latest = transfers.latest();
  }

  @ParameterizedTest
  @EnumSource
  void pull_killedAtEachRead_fetchesTheRestAndAtMostOneObjectTwice(Moment moment) {
    TransferCounts whole = transfers.pull(latest, temp.resolve("once")).counts();
    for (int call = 1; ; call++) {
      Path target = temp.resolve("target-" + call);
      CountingListener first = new CountingListener();
      KillingObjectStore killing = new KillingObjectStore(store, call, moment);
      try {
        pull(killing, target, first);
        assertThat(call).isGreaterThan(8);
        return;
      } catch (Killed e) {
        assertThat(target).as("killed at read %d", call).doesNotExist();
      }

      PullResult second = transfers.pull(latest, target);

      assertThat(FolderSnapshot.of(target)).isEqualTo(wanted);
      assertThat(first.finished + second.counts().objects())
          .as("call %d", call)
          .isEqualTo(whole.objects());
      assertThat(second.counts().bytes()).isLessThanOrEqualTo(whole.bytes());
    }
  }

  @Test
  void pull_killedAtEachEvent_endsRightOnRepeating() {
    Path target = temp.resolve("target");
    for (int event = 1; ; event++) {
      KillingListener killing = new KillingListener(event);
      try {
        pull(store, target, killing);
        break;
      } catch (Killed e) {
        assertThat(target).as("killed at event %d", event).doesNotExist();
      }
    }

    assertThat(FolderSnapshot.of(target)).isEqualTo(wanted);
    assertThat(temp).isDirectoryNotContaining("glob:**/.target*");
  }

  @Test
  void pull_killedOverAndOver_neverTouchesTheOldFolder() {
    Path target = temp.resolve("target");
    transfers.pull(latest, target);
    image.file("assets/a", TestBytes.random(11, 20_000)).file("assets/s/3", "changed");
    image.file("assets/new", TestBytes.random(12, 12_000)).without("assets/s/4");
    latest = transfers.push(image.folder()).manifest();
    for (int call = 1; call < 9; call++) {
      KillingObjectStore killing = new KillingObjectStore(store, 2, Moment.BEFORE);
      assertThatThrownBy(() -> pull(killing, target, TransferListener.NONE))
          .isInstanceOf(Killed.class);
      assertThat(FolderSnapshot.of(target)).isEqualTo(wanted);
    }

    transfers.pull(latest, target);

    assertThat(FolderSnapshot.of(target)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @ParameterizedTest
  @EnumSource
  void dryRun_afterAKillAtEachRead_namesTheRequestsOfThePull(Moment moment) {
    for (int call = 1; ; call++) {
      Path target = temp.resolve("target-" + call);
      try {
        pull(new KillingObjectStore(store, call, moment), target, TransferListener.NONE);
        assertThat(call).isGreaterThan(8);
        return;
      } catch (Killed e) {
        assertPlanIsRight(target);
      }
    }
  }

  @Test
  void dryRun_whatTheNextPullWouldRemove_isNotCounted() throws IOException {
    Path target = temp.resolve("target");
    killAfter(8, target);
    Path staged = temp.resolve(".target.zoo-new");
    Files.createDirectories(staged.resolve("stranger"));
    Files.writeString(staged.resolve("stranger/file"), "x");
    Files.writeString(staged.resolve("assets/link"), "a file where a link goes");
    Files.move(staged.resolve("assets/a"), staged.resolve("assets/moved"));
    Files.createSymbolicLink(staged.resolve("assets/a"), Path.of("moved"));
    Files.createLink(temp.resolve("elsewhere"), staged.resolve("assets/b"));

    assertPlanIsRight(target);

    assertThat(FolderSnapshot.of(target)).isEqualTo(wanted);
  }

  private void assertPlanIsRight(Path target) {
    CountingObjectStore counted = new CountingObjectStore(store);
    PullRequest request = transfers.pullRequest(target, false);
    PullRequest dryRun =
        new PullRequest(target, request.rules(), request.base(), request.hashCache(), false, true);

    TransferCounts plan = transfers.through(counted).pull(latest, dryRun).counts();
    long asked = counted.requests();
    TransferCounts pulled = transfers.through(counted).pull(latest, target).counts();

    assertThat(asked).isZero();
    assertThat(plan.objects()).isEqualTo(counted.requests()).isEqualTo(pulled.objects());
    assertThat(plan.bytes()).isEqualTo(pulled.bytes());
  }

  @Test
  void pull_somethingElseWritesIntoTheHiddenFolder_isCorrupt() {
    Path target = temp.resolve("target");

    assertThatThrownBy(() -> pullMeddledWith(target, "stranger"))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT));
    assertThat(target).doesNotExist();
    transfers.pull(latest, target);

    assertThat(FolderSnapshot.of(target)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "assets/a", "assets/s/0"})
  void pull_linkTakesTheNameOfAFile_isNotWrittenThrough(String name) {
    Path target = temp.resolve("target");

    assertThatThrownBy(() -> pullMeddledWith(target, name)).isInstanceOf(ZooException.class);
    assertThat(target).doesNotExist();
    assertThat(temp.resolve("outside")).isEmptyFile();
    transfers.pull(latest, target);

    assertThat(FolderSnapshot.of(target)).isEqualTo(wanted);
  }

  /** Puts a link into the hidden folder before each read. */
  private void pullMeddledWith(Path target, String name) {
    Path link = temp.resolve(".target.zoo-new").resolve(name);
    FaultyObjectStore meddling =
        new FaultyObjectStore(store)
            .on(
                FaultyObjectStore.Operation.READ,
                FaultyObjectStore.EVERY,
                Fault.runBefore(() -> replaceByLink(link)));
    pull(meddling, target, TransferListener.NONE);
  }

  @Test
  void pull_manySmallFiles_areOnTheDiskAndRight() {
    for (int i = 0; i < 520; i++) {
      image.file("assets/many/" + i, "file " + i);
    }
    latest = transfers.push(image.folder()).manifest();
    Path target = temp.resolve("target");

    transfers.pull(latest, target);

    assertThat(FolderSnapshot.of(target)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_leftOverBytesWrong_areFetchedAgain() throws IOException {
    Path target = temp.resolve("target");
    killAfter(5, target);
    Path staged = temp.resolve(".target.zoo-new/assets/a");
    byte[] bytes = Files.readAllBytes(staged);
    bytes[10] ^= 1;
    Files.write(staged, bytes);

    transfers.pull(latest, target);

    assertThat(FolderSnapshot.of(target)).isEqualTo(wanted);
  }

  @Test
  void pull_leftOverFilesOfAnotherVersion_areRemovedOrReplaced() throws IOException {
    Path target = temp.resolve("target");
    killAfter(8, target);
    Path staged = temp.resolve(".target.zoo-new");
    Files.createDirectories(staged.resolve("stranger/deep"));
    Files.writeString(staged.resolve("stranger/deep/file"), "x");
    Files.writeString(staged.resolve("README.md"), "longer than the right one by far");
    Files.createSymbolicLink(staged.resolve("model.yaml"), Path.of("/etc/passwd"));
    FolderSwap.delete(staged.resolve("assets/b"));
    Files.createDirectories(staged.resolve("assets/b/folder-where-a-file-goes"));

    transfers.pull(latest, target);

    assertThat(FolderSnapshot.of(target)).isEqualTo(wanted);
  }

  @Test
  void pull_stagedFileSharedWithTheUser_isNeverWrittenThrough() throws IOException {
    Path target = temp.resolve("target");
    transfers.pull(latest, target);
    image.file("assets/b", TestBytes.random(21, 9000));
    latest = transfers.push(image.folder()).manifest();
    KillingObjectStore killing = new KillingObjectStore(store, 1, Moment.BEFORE);
    assertThatThrownBy(() -> pull(killing, target, TransferListener.NONE))
        .isInstanceOf(Killed.class);
    Path staged = temp.resolve(".target.zoo-new/assets/a");
    assertThat(Files.getAttribute(staged, "unix:nlink", LinkOption.NOFOLLOW_LINKS)).isEqualTo(2);
    image.file("assets/a", TestBytes.random(22, 20_000));
    latest = transfers.push(image.folder()).manifest();
    KillingObjectStore late = new KillingObjectStore(store, 7, Moment.AFTER);
    assertThatThrownBy(() -> pull(late, target, TransferListener.NONE)).isInstanceOf(Killed.class);

    assertThat(FolderSnapshot.of(target)).isEqualTo(wanted);
    transfers.pull(latest, target);
    assertThat(FolderSnapshot.of(target)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_onFourThreadsKilled_fetchesAtMostOneObjectPerThreadTwice() {
    long whole = transfers.pull(latest, temp.resolve("once")).counts().objects();
    for (int call = 1; call <= whole; call++) {
      FaultyObjectStore counting = new FaultyObjectStore(store);
      KillingObjectStore killing = new KillingObjectStore(counting, call, Moment.AFTER);
      Path target = temp.resolve("parallel-" + call);
      assertThatThrownBy(() -> pullOnFour(killing, target)).isInstanceOf(Killed.class);

      pullOnFour(counting, target);

      assertThat(FolderSnapshot.of(target)).isEqualTo(wanted);
      assertThat(counting.count(FaultyObjectStore.Operation.READ)).isBetween(whole, whole + 4);
    }
  }

  private void replaceByLink(Path file) {
    try {
      Path outside = temp.resolve("outside");
      if (Files.notExists(outside)) {
        Files.createFile(outside);
      }
      Files.deleteIfExists(file);
      Files.createSymbolicLink(file, outside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PullResult pullOnFour(ObjectStore through, Path target) {
    return transfers.through(through).withJobs(4).pull(latest, target);
  }

  private void killAfter(int reads, Path target) {
    KillingObjectStore killing = new KillingObjectStore(store, reads, Moment.AFTER);
    assertThatThrownBy(() -> pull(killing, target, TransferListener.NONE))
        .isInstanceOf(Killed.class);
  }

  private void pull(ObjectStore through, Path target, TransferListener listener) {
    VersionStore versions = new VersionStore(through, TransferFixture.LAYOUT);
    new Pull(versions, new Workers(1), listener).run(latest, transfers.pullRequest(target, false));
  }

  private static final class CountingListener implements TransferListener {
    private int finished;

    @Override
    public void on(TransferEvent event) {
      finished += event instanceof TransferEvent.Finished ? 1 : 0;
    }
  }

  private static final class KillingListener implements TransferListener {
    private final AtomicInteger left;

    KillingListener(int event) {
      left = new AtomicInteger(event);
    }

    @Override
    public void on(TransferEvent event) {
      if (left.decrementAndGet() == 0) {
        throw new Killed();
      }
    }
  }
}
