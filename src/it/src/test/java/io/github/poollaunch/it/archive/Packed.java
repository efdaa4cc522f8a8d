package io.github.poollaunch.it.archive;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar of one class and those in it. */
final class Packed {
    private Packed() {}

    /** Makes it unless it is there: the same jar for each run. */
    static Path jar(Path file, Path classes, Class<?> type) throws IOException {
        if (Files.exists(file)) {
            return file;
        }
        Path folder = classes.resolve(type.getPackageName().replace('.', '/'));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                DirectoryStream<Path> files = Files.newDirectoryStream(folder, type.getSimpleName() + "*.class")) {
            for (Path each : files) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, jar);
            }
        }
        return file;
    }
}
