package io.github.poollaunch.it;

import static org.awaitility.Awaitility.await;

import io.github.poollaunch.PoolSupplier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where tasks, in whatever process, wait until a test lets them go on. */
final class Gate {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Path folder;

    Gate(Path folder) {
        this.folder = folder;
    }

    /** A task that tells its start, waits at the gate, tells its end, and returns its name. */
    PoolSupplier<String> task(String name) {
        String path = folder.toString();
        return () -> pass(path, name);
    }

    static String pass(String path, String name) throws IOException, InterruptedException {
        Path folder = Path.of(path);
        Files.writeString(folder.resolve("started-" + name), "");
        while (!Files.exists(folder.resolve("go-" + name)) && !Files.exists(folder.resolve("go"))) {
            Thread.sleep(5); // Processes have no latch to share.
        }
        Files.writeString(folder.resolve("ended-" + name), "");
        return name;
    }

    /** For a task that calls {@link #pass}. */
    String path() {
        return folder.toString();
    }

    boolean hasStarted(String name) {
        return Files.exists(folder.resolve("started-" + name));
    }

    boolean hasEnded(String name) {
        return Files.exists(folder.resolve("ended-" + name));
    }

    void awaitStarted(String name) {
        await(name + " starts").atMost(LIMIT).until(() -> hasStarted(name));
    }

    void awaitEnded(String name) {
        await(name + " ends").atMost(LIMIT).until(() -> hasEnded(name));
    }

    void open() throws IOException {
        Files.writeString(folder.resolve("go"), "");
    }

    void open(String name) throws IOException {
        Files.writeString(folder.resolve("go-" + name), "");
    }
}
