package io.github.poollaunch.it.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is broken of an archive, or has no place, only costs time. */
class BrokenArchiveIT extends WithCache {

    @ParameterizedTest
    @ValueSource(strings = {"cut short", "empty", "overwritten", "gone"})
    void brokenArchive_onlyCostsTime_andIsMadeAnew(String damage) throws Exception {
        trained();
        Path archive = archives().get(0);
        assertThat(archive.toFile().setWritable(true)).isTrue();
        switch (damage) {
            case "cut short" -> cut(archive, Files.size(archive) / 2);
            case "empty" -> cut(archive, 0);
            case "overwritten" -> {
                try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
                    file.seek(file.length() / 3);
                    file.write(new byte[100_000]);
                }
            }
            default -> Files.delete(archive);
        }
        assertCostsTimeOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut short", "gone"})
    void brokenJar_onlyCostsTime_andIsMadeAnew(String damage) throws Exception {
        trained();
        Path jar = files(".jar").get(0);
        if (damage.equals("gone")) {
            Files.delete(jar);
        } else {
            cut(jar, Files.size(jar) / 2);
        }
        assertCostsTimeOnce();
    }

    @Test
    void jarThatVanishes_underAPoolThatHasIt_onlyCostsTime() throws Exception {
        trained();
        ArchiveRun.Ended ended =
                parent().scene(ArchiveParent.Scene.JAR_VANISHES).run();
        ended.assertWell();
        assertThat(ended.usedArchive()).isFalse();
    }

    @Test
    void poolOfATask_whoseWorkersJarHasVanished_works() throws Exception {
        trained();
        ArchiveRun.Ended ended =
                parent().scene(ArchiveParent.Scene.JAR_VANISHES_NESTED).run();
        ended.assertWell();
        assertThat(ended.usedArchive()).isFalse();
    }

    @Test
    void noPlaceForIt_onlyCostsTime() throws Exception {
        cache = Files.createFile(folder.resolve("file")).resolve("pool-launch");
        parent().run().assertWell();
        assertThat(trainers()).isEmpty();
    }

    @Test
    void folderThatOthersCanWriteTo_isNotUsed() throws Exception {
        trained();
        assertThat(cache.toFile().setWritable(true, false)).isTrue();
        ArchiveRun.Ended ended = parent().setting("use").run();
        ended.assertWell();
        assertThat(ended.usedArchive()).isFalse();
    }

    /** The next run does without, and the one after it has a new one. */
    private void assertCostsTimeOnce() {
        ArchiveRun.Ended ended = parent().run();
        ended.assertWell();
        assertThat(ended.usedArchive()).isFalse();
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(trainers()).isEmpty();
            assertThat(parent().setting("use").run().usedArchive()).isTrue();
        });
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(bytes);
        }
    }
}
