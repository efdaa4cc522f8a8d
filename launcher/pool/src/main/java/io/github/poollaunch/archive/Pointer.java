package io.github.poollaunch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that tells a shell script where an archive is: its path, and on a second line its size in bytes. */
final class Pointer {

    private Pointer() {}

    static void write(Path pointer, Path archive) throws IOException {
        if (tells(pointer, archive)) {
            return;
        }
        Path folder = pointer.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path written = pointer.resolveSibling(
                pointer.getFileName() + "-" + ProcessHandle.current().pid() + ArchiveStore.TEMPORARY);
        try {
            Files.writeString(written, text(archive));
            Files.move(written, pointer, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            ArchiveStore.delete(written);
        }
    }

    /** Whether it tells of that archive. */
    static boolean tells(Path pointer, Path archive) throws IOException {
        return Files.exists(pointer) && Files.readString(pointer).equals(text(archive));
    }

    private static String text(Path archive) throws IOException {
        return archive + "\n" + Files.size(archive) + "\n";
    }
}
