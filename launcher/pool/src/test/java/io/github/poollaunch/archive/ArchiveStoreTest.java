package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
    private static final String JAR = "a jar";

    @TempDir
    Path folder;

    private final ArchiveKey key = ArchiveKey.named(ArchiveRequest.CHILD, "some key\nof lines\n");
    private ArchiveStore store;

    @BeforeEach
    void committed() throws IOException {
        store = new ArchiveStore(folder);
        store.commit(key, null, Files.writeString(store.temporary(key, ".jsa"), CONTENT));
    }

    private Path archive() {
        return store.archive(key);
    }

    private Path record() {
        return folder.resolve(key.name() + ".txt");
    }

    @Test
    void committed_isFound_andNothingElseIsLeft() throws Exception {
        assertThat(store.find(key)).isEqualTo(new ArchiveStore.Found(archive(), null));
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
        assertThat(store.find(key)).isEqualTo(new ArchiveStore.Found(archive(), null));
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

    /** A store whose archive is of a jar in it. */
    private Path withJar() throws IOException {
        Path jar = store.take(key, Files.writeString(store.temporary(key, ".jar"), JAR));
        store.commit(key, jar, Files.writeString(store.temporary(key, ".jsa"), CONTENT));
        return jar;
    }

    @Test
    void archiveOfAJar_isFoundWithIt_andNothingElseIsLeft() throws Exception {
        Path jar = withJar();
        assertThat(store.find(key)).isEqualTo(new ArchiveStore.Found(archive(), jar));
        assertThat(jar).hasContent(JAR);
        assertThat(names()).containsExactlyInAnyOrder(key.name() + ".jsa", key.name() + ".jar", key.name() + ".txt");
        committed(); // Of no jar any more: what is left of it does not count.
        assertThat(store.find(key)).isEqualTo(new ArchiveStore.Found(archive(), null));
    }

    @Test
    void archiveOfAJar_thatIsDamagedOrGone_isNotFound() throws Exception {
        Path jar = withJar();
        Files.writeString(jar, JAR.substring(1));
        assertThat(store.find(key)).isNull();
        Files.writeString(jar, JAR.replace('j', 'k'));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(store.find(key)).isNull();
        Files.delete(jar);
        assertThat(store.find(key)).isNull();
        assertThat(withJar()).isEqualTo(jar);
        assertThat(store.find(key)).isNotNull();
    }

    /** The JVM compares it. */
    @Test
    void archiveOfAJar_whoseTimeWasLost_isFound_withTheTimeGivenBack() throws Exception {
        Path jar = store.jar(key);
        FileTime time = Files.getLastModifiedTime(withJar());
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        assertThat(store.find(key)).isNotNull();
        assertThat(Files.getLastModifiedTime(jar).toMillis()).isEqualTo(time.toMillis());
    }

    @Test
    void sameJarAgain_staysTheFileThatItIs() throws Exception {
        Path jar = withJar();
        Object file = Files.readAttributes(jar, BasicFileAttributes.class).fileKey();
        Path again = Files.writeString(store.temporary(key, ".jar"), JAR);
        FileTime time = age(again, Duration.ofDays(2));
        store.take(key, again);
        assertThat(Files.readAttributes(jar, BasicFileAttributes.class).fileKey())
                .isEqualTo(file);
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(time);
    }

    @Test
    void removed_orFailed_leavesNoJar() throws Exception {
        withJar();
        store.failed(key, "anew"); // The good one is still there.
        assertThat(store.find(key)).isNotNull();
        store.remove(key);
        assertThat(store.jar(key)).doesNotExist();
        store.take(key, Files.writeString(store.temporary(key, ".jar"), JAR));
        store.failed(key, "why");
        assertThat(store.jar(key)).doesNotExist();
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
        Path oldJar = store.take(old, Files.writeString(store.temporary(old, ".jar"), JAR));
        store.commit(old, oldJar, Files.writeString(store.temporary(old, ".jsa"), CONTENT));
        age(folder.resolve(old.name() + ".txt"), Duration.ofDays(31));
        age(Files.createFile(folder.resolve("child-1-2.jsa.tmp")), Duration.ofHours(2));
        age(Files.createFile(folder.resolve("child-2.jsa")), Duration.ofHours(2));
        age(Files.createFile(folder.resolve("child-2.jar")), Duration.ofHours(2));
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
            store.commit(each, null, Files.writeString(store.temporary(each, ".jsa"), CONTENT));
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
