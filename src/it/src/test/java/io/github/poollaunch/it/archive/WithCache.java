package io.github.poollaunch.it.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poollaunch.archive.TrainerMain;
import io.github.poollaunch.it.NoSurvivors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A test with a folder for archives of its own, in which nobody writes any more when it is over. */
@ExtendWith(NoSurvivors.class)
abstract class WithCache {

    static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    /** Where the archives of {@link #parent} are looked for, and made. */
    Path cache;

    @BeforeEach
    void cache() {
        cache = folder.resolve("cache").resolve("pool-launch");
    }

    /** Who makes archives outlives the program that needs them, but not for long. */
    @AfterEach
    void noTrainerIsLeft() {
        await().atMost(LIMIT).until(this::trainers, List::isEmpty);
    }

    ArchiveRun parent() {
        return new ArchiveRun(folder, cache);
    }

    void trained() throws IOException {
        parent().run().assertWell();
        awaitArchive();
    }

    /** Until there is a whole one, and nobody writes. */
    void awaitArchive() throws IOException {
        await().atMost(LIMIT).until(() -> names().stream().anyMatch(name -> name.endsWith(".txt")));
        await().atMost(LIMIT).until(this::trainers, List::isEmpty);
        assertThat(archives()).hasSize(1);
        assertThat(names()).noneMatch(name -> name.endsWith(".tmp") || name.endsWith(".failed"));
    }

    List<Path> archives() throws IOException {
        return files(".jsa");
    }

    List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** The processes that make archives in this test's folder. */
    List<String> trainers() {
        return ProcessHandle.allProcesses()
                .filter(each -> {
                    String[] words = each.info().arguments().orElse(new String[0]);
                    return Arrays.stream(words).anyMatch(word -> word.contains(TrainerMain.class.getName()))
                            && Arrays.stream(words).anyMatch(word -> word.contains(folder.toString()));
                })
                .map(each -> each.pid() + " " + each.info().commandLine().orElse(""))
                .toList();
    }
}
