package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The class path on a child's command line; a long one in an argument file, since Linux takes no argument above 128 KiB
 * and Windows no command line above 32 KiB.
 */
final class ClassPathArgument implements AutoCloseable {

    static final int LONGEST_CHARS = 30_000;

    private final String classPath;
    private final @Nullable Path file;

    ClassPathArgument(String classPath) {
        this.classPath = classPath;
        this.file = classPath.length() > LONGEST_CHARS ? write(classPath) : null;
    }

    private static Path write(String classPath) {
        try {
            // Readable by its owner only, as all temporary files are that are made so.
            Path file = Files.createTempFile("pool-launch-", ".args").toAbsolutePath();
            file.toFile().deleteOnExit(); // For a pool that is never closed.
            Files.writeString(file, "-cp \"" + quoted(classPath) + "\"\n");
            return file;
        } catch (IOException e) {
            throw new PoolException(
                    "the class path of " + classPath.length() + " characters needs a temporary file: " + e.getMessage(),
                    e);
        }
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    List<String> words() {
        return file == null ? List.of("-cp", classPath) : List.of("@" + file);
    }

    /** Deletes the file, if there is one; no child can be started afterwards. */
    @Override
    public void close() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It is deleted when this JVM exits.
            }
        }
    }
}
