package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveStoreTest {

    private static final String CONTENT = "an archive of some length";

    @TempDir
    Path folder;

    private final ArchiveKey key = ArchiveKey.named(ArchiveRequest.CHILD, "some key\nof lines\n");
    private ArchiveStore store;

    @BeforeEach
    void committed() throws IOException {
        store = new ArchiveStore(folder);
        store.commit(key, Files.writeString(store.temporary(key, ".jsa"), CONTENT));
    }

    private Path archive() {
        return store.archive(key);
    }

    private Path record() {
        return folder.resolve(key.name() + ".txt");
    }

    @Test
    void committed_isFound_andNothingElseIsLeft() throws Exception {
        assertThat(store.find(key)).isEqualTo(archive());
        assertThat(archive()).hasContent(CONTENT);
        assertThat(names()).containsExactlyInAnyOrder(key.name() + ".jsa", key.name() + ".txt");
    }

    @Test
    void anotherKey_isNotFound() {
        assertThat(store.find(ArchiveKey.named(ArchiveRequest.CHILD, "another key\n")))
                .isNull();
    }

    @Test
    void keyOfTheSameName_isToldApartByItsText() throws Exception {
        Files.writeString(record(), Files.readString(record()).replace("some key", "same key"));
        assertThat(store.find(key)).isNull();
    }

    @Test
    void cutShort_isNotFound() throws Exception {
        FileTime time = Files.getLastModifiedTime(archive());
        Files.writeString(archive(), CONTENT.substring(1));
        Files.setLastModifiedTime(archive(), time);
        assertThat(store.find(key)).isNull();
    }

    @Test
    void overwritten_isNotFound() throws Exception {
        Files.writeString(archive(), CONTENT.replace('a', 'b'));
        Files.setLastModifiedTime(archive(), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(store.find(key)).isNull();
    }

    @Test
    void copiedWithoutItsTime_isFound() throws Exception {
        Files.setLastModifiedTime(archive(), FileTime.from(Instant.EPOCH));
        assertThat(store.find(key)).isEqualTo(archive());
    }

    @Test
    void damagedByTheDisk_isNoticedTheNextDay() throws Exception {
        FileTime time = Files.getLastModifiedTime(archive());
        Files.writeString(archive(), CONTENT.replace('a', 'b'));
        Files.setLastModifiedTime(archive(), time);
        age(record(), Duration.ofDays(2));
        assertThat(store.find(key)).isNull();
    }

    @Test
    void use_isNotedOnceADay() throws Exception {
        age(record(), Duration.ofDays(2));
        assertThat(store.find(key)).isNotNull();
        assertThat(Files.getLastModifiedTime(record()).toInstant())
                .isAfter(Instant.now().minusSeconds(60));

        FileTime lately = age(record(), Duration.ofHours(2));
        assertThat(store.find(key)).isNotNull();
        assertThat(Files.getLastModifiedTime(record())).isEqualTo(lately);
    }

    @Test
    void missingArchive_orRecord_isNotFound() throws Exception {
        Files.delete(archive());
        assertThat(store.find(key)).isNull();
        committed();
        Files.delete(record());
        assertThat(store.find(key)).isNull();
    }

    @Test
    void garbageForARecord_isNotFound() throws Exception {
        Files.write(record(), new byte[] {-1, -2, 0, 1});
        assertThat(store.find(key)).isNull();
        Files.writeString(record(), key.text() + "archive\n");
        assertThat(store.find(key)).isNull();
    }

    @Test
    void removed_isNotFound_whileAFailureLeavesAGoodOneThere() throws Exception {
        store.failed(key, "anew");
        assertThat(store.find(key)).isNotNull();
        store.remove(key);
        assertThat(store.find(key)).isNull();
        assertThat(names()).containsExactly(key.name() + ".failed");
    }

    @Test
    void failure_countsForADay_andUntilTheNextSuccess() throws Exception {
        assertThat(store.hasFailedLately(key)).isFalse();
        store.failed(key, "why");
        assertThat(store.hasFailedLately(key)).isTrue();
        age(folder.resolve(key.name() + ".failed"), Duration.ofDays(2));
        assertThat(store.hasFailedLately(key)).isFalse();
        store.failed(key, "why");
        committed();
        assertThat(store.hasFailedLately(key)).isFalse();
    }

    @Test
    void tidy_deletesWhatIsNotUsed_andWhatWasLeftBehind() throws Exception {
        ArchiveKey old = ArchiveKey.named(ArchiveRequest.CHILD, "old\n");
        store.commit(old, Files.writeString(store.temporary(old, ".jsa"), CONTENT));
        age(folder.resolve(old.name() + ".txt"), Duration.ofDays(31));
        age(Files.createFile(folder.resolve("child-1-2.jsa.tmp")), Duration.ofHours(2));
        age(Files.createFile(folder.resolve("child-2.jsa")), Duration.ofHours(2));
        Path young = Files.createFile(folder.resolve("child-3-4.jsa.tmp"));
        List<String> strange = List.of("users own", "app.jar", "notes.txt", "notes.jsa", "child.jar", "my.jar.tmp");
        for (String name : strange) {
            age(Files.createFile(folder.resolve(name)), Duration.ofDays(400));
        }

        StoreTidy.tidy(folder, Instant.now());

        List<String> left = new ArrayList<>(strange);
        left.addAll(List.of(
                key.name() + ".jsa", key.name() + ".txt", young.getFileName().toString()));
        assertThat(names()).containsExactlyInAnyOrderElementsOf(left);
    }

    @Test
    void tidy_keepsTheTwentyUsedLast() throws Exception {
        for (int i = 0; i < 25; i++) {
            ArchiveKey each = ArchiveKey.named(ArchiveRequest.CHILD, "key " + i + "\n");
            store.commit(each, Files.writeString(store.temporary(each, ".jsa"), CONTENT));
            age(folder.resolve(each.name() + ".txt"), Duration.ofHours(i + 1));
        }
        StoreTidy.tidy(folder, Instant.now());
        assertThat(names()).hasSize(40);
        assertThat(store.find(key)).isNotNull();
        assertThat(store.find(ArchiveKey.named(ArchiveRequest.CHILD, "key 18\n")))
                .isNotNull();
        assertThat(store.find(ArchiveKey.named(ArchiveRequest.CHILD, "key 19\n")))
                .isNull();
    }

    private static FileTime age(Path file, Duration age) throws IOException {
        FileTime time = FileTime.fromMillis(Instant.now().minus(age).toEpochMilli());
        Files.setLastModifiedTime(file, time);
        return time;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
