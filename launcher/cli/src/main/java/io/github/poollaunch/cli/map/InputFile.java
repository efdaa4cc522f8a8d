package io.github.poollaunch.cli.map;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file to read, as the user named it.
 *
 * @param name a path; {@code -} for stdin
 */
record InputFile(String name) {

    static final InputFile STDIN = new InputFile("-");

    boolean isStdin() {
        return name.equals(STDIN.name);
    }

    /** What messages call it. */
    String label() {
        return isStdin() ? "<stdin>" : name;
    }

    /**
     * @throws IOException with a message that says why, and nothing else
     */
    InputStream open(InputStream stdin) throws IOException {
        if (isStdin()) {
            return stdin;
        }
        if (name.isEmpty()) {
            throw new IOException("the name of a file is empty"); // As a path it would be the current folder.
        }
        try {
            Path path = Path.of(name);
            // Asked before: what the system says is in the system's language.
            if (Files.notExists(path)) {
                throw new IOException("no such file");
            }
            if (Files.isDirectory(path)) {
                throw new IOException("a folder, not a file");
            }
            if (!Files.isReadable(path)) {
                throw new IOException("no permission to read it");
            }
            return new FileInputStream(path.toFile());
        } catch (InvalidPathException e) {
            throw new IOException("not a path: " + e.getReason(), e);
        }
    }
}
