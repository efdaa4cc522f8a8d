package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The class path on a child's command line; a long one in an argument file, since Linux takes no argument above 128 KiB
 * and Windows no command line above 32 KiB.
 */
final class ClassPathArgument {

    static final int LONGEST_CHARS = 30_000;

    private ClassPathArgument() {}

    /**
     * @param name of the argument file, if there has to be one
     */
    static List<String> words(String classPath, PoolFolder folder, String name) {
        if (classPath.length() <= LONGEST_CHARS) {
            return List.of("-cp", classPath);
        }
        try {
            Path file = folder.file(name);
            Files.writeString(file, "-cp \"" + quoted(classPath) + "\"\n");
            return List.of("@" + file);
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
}
