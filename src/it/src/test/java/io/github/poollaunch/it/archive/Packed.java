package io.github.poollaunch.it.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar of one class. */
final class Packed {
    private Packed() {}

    /** Makes it unless it is there: the same jar for each run. */
    static Path jar(Path file, Path classes, Class<?> type) throws IOException {
        if (!Files.exists(file)) {
            String name = type.getName().replace('.', '/') + ".class";
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
                jar.putNextEntry(new JarEntry(name));
                Files.copy(classes.resolve(name), jar);
            }
        }
        return file;
    }
}
