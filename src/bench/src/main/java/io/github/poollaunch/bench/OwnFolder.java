package io.github.poollaunch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The temporary folder that the script has made for this run alone. */
final class OwnFolder {
    private OwnFolder() {}

    /** Does nothing if the program was started in another way, with everybody's folder. */
    static void deleteAtExit() {
        if (Boolean.getBoolean("poollaunch.it.ownTemporaryFolder")) {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "temporary-folder"));
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> innerFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : innerFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
