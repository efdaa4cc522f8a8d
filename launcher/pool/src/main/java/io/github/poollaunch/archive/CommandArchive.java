package io.github.poollaunch.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The archive that the command pool-launch starts from, which its script finds by a {@link Pointer}. */
public final class CommandArchive {

    /** The pointer's file, as the script tells it. */
    public static final String POINTER_PROPERTY = "poollaunch.command.archive";

    private CommandArchive() {}

    /** What this JVM, the command's, would have; null if it was not started by the script, or there is no place for it. */
    static @Nullable ArchiveRequest request(ArchiveSettings settings) {
        String pointer = System.getProperty(POINTER_PROPERTY, "");
        Path cache = settings.cache();
        if (pointer.isEmpty() || cache == null) {
            return null;
        }
        List<Path> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            classPath.add(Path.of(entry));
        }
        return new ArchiveRequest(
                ArchiveRequest.COMMAND,
                cache,
                Path.of(System.getProperty("java.home")),
                classPath,
                0,
                null,
                Path.of(pointer));
    }

    /** The command has done its work: if it had to start without an archive, the next one need not. */
    public static void wantIfMissing() {
        ArchiveSettings settings = ArchiveSettings.ofThisJvm();
        ArchiveRequest request = settings.made() ? request(settings) : null;
        ArchiveKey key = request == null ? null : request.key();
        if (request == null || key == null) {
            return;
        }
        ArchiveStore.Found found = new ArchiveStore(request.store()).find(key);
        if (found == null || !isPointedTo(request.pointer(), found.archive())) {
            Trainings.want(key, request);
        }
    }

    private static boolean isPointedTo(@Nullable Path pointer, Path archive) {
        try {
            return pointer != null && Pointer.tells(pointer, archive);
        } catch (IOException e) {
            return false;
        }
    }
}
