package io.github.poollaunch.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes archives, one at a time for each folder: who does not get the folder's lock leaves it to the process that has it. The
 * lock is the system's, so that a process that was killed holds none.
 */
final class ArchiveMaker {

    private static final String LOCK = "lock";

    /** What a name is that needs no quoting anywhere. */
    private static final Pattern CLASS_NAME = Pattern.compile("[\\w.$]+");

    private ArchiveMaker() {}

    /**
     * Makes an archive, unless there is a good one.
     *
     * @param anew even if there is one, and even if the last attempt has failed
     * @return the archive; null if another process is making archives in that folder, or has lately failed to make this one
     * @throws ArchiveException if it cannot be made
     */
    static @Nullable Path make(ArchiveRequest request, boolean anew) throws ArchiveException {
        ArchiveKey key = request.key();
        if (key == null) {
            throw new ArchiveException(
                    "there can be no archive of " + request.joinedClassPath() + " on " + request.javaHome()
                            + ": it takes jars, not folders of classes, and a Java installation with lib/modules");
        }
        ArchiveStore store = new ArchiveStore(request.store());
        try {
            Trust.make(store.folder());
            try (FileChannel channel = FileChannel.open(
                            store.folder().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    // Who waits for an archive waits for another process, too.
                    FileLock lock = anew ? channel.lock() : channel.tryLock()) {
                Path archive = lock == null ? null : makeLocked(request, key, store, anew);
                if (archive != null && request.pointer() != null) {
                    Pointer.write(request.pointer(), archive);
                }
                return archive;
            }
        } catch (OverlappingFileLockException e) {
            return null; // Another thread of this JVM.
        } catch (IOException e) {
            throw new ArchiveException("no archive can be written in " + store.folder() + ": " + e, e);
        }
    }

    private static @Nullable Path makeLocked(ArchiveRequest request, ArchiveKey key, ArchiveStore store, boolean anew)
            throws IOException, ArchiveException {
        if (!anew) {
            ArchiveStore.Found found = store.find(key);
            if (found != null || store.hasFailedLately(key)) {
                return found == null ? null : found.archive();
            }
        }
        Path made = store.temporary(key, ArchiveStore.ARCHIVE);
        Path jar = ChildJar.canBeOf(request.ownJars(), store.folder()) ? childJar(request, key, store) : null;
        String classPath = jar == null ? request.joinedClassPath() : request.joinedClassPath(jar);
        Training training = new Training(request, classPath, store.temporary(key, ".record"));
        try {
            training.write(made, classes(request.classes()));
            training.tryOut(made);
            if (!key.equals(request.key())) {
                throw new ArchiveException("the jars have changed meanwhile: " + request.joinedClassPath());
            }
            store.commit(key, jar, made);
        } catch (ArchiveException e) {
            store.failed(key, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            ArchiveStore.delete(made);
        }
        StoreTidy.tidy(store.folder(), Instant.now());
        return store.archive(key);
    }

    private static Path childJar(ArchiveRequest request, ArchiveKey key, ArchiveStore store) throws IOException {
        Path made = store.temporary(key, ArchiveStore.JAR);
        try {
            ChildJar.write(made, request.ownJars());
            return store.take(key, made);
        } finally {
            ArchiveStore.delete(made);
        }
    }

    private static List<String> classes(@Nullable Path file) throws IOException {
        return file == null
                ? List.of()
                : Files.readAllLines(file).stream()
                        .filter(name -> CLASS_NAME.matcher(name).matches())
                        .toList();
    }
}
