package io.github.poollaunch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a child's JVM has told of the classes that it has loaded. */
final class ClassLog {

    /** Of a line such as {@code a.b.C source: file:/a.jar}. */
    private static final String SOURCE = " source: ";

    private ClassLog() {}

    /** Keeps the names of classes that were read from jars, for the process that makes the archive; null if it cannot. */
    static @Nullable Path keep(Path log, Path store, ArchiveKey key) {
        try {
            if (!Files.exists(log)) {
                return null; // That child was never started.
            }
            List<String> names = names(Files.readAllLines(log));
            Trust.make(store);
            return Files.write(new ArchiveStore(store).temporary(key, ".classes"), names);
        } catch (IOException | RuntimeException e) {
            return null; // No place, or text in no known encoding: no archive.
        }
    }

    static List<String> names(List<String> lines) {
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            int end = line.indexOf(SOURCE);
            if (end > 0 && isFromFile(line, end + SOURCE.length()) && line.lastIndexOf('/', end) < 0) {
                names.add(line.substring(0, end)); // A slash is in the name of what was made at run time.
            }
        }
        return names;
    }

    /** Those of an archive are in one already. */
    private static boolean isFromFile(String line, int source) {
        return line.startsWith("file:", source) || line.startsWith("jrt:", source);
    }
}
