package io.github.poollaunch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes archives now, for who wants to wait for them. */
public final class Archives {

    /**
     * An archive that was made.
     *
     * @param file where it is
     * @param bytes how large it is
     * @param took how long that took
     */
    public record Made(Path file, long bytes, Duration took) {}

    private Archives() {}

    /**
     * Makes the archive of children on a Java installation.
     *
     * @param into the folder for it; null for the user's cache
     * @throws ArchiveException if it cannot be made
     */
    public static Made ofChildren(Path javaHome, @Nullable Path into) throws ArchiveException {
        Path store = into == null ? cache() : into.toAbsolutePath().normalize();
        if (into != null) {
            try {
                Files.createDirectories(store); // For all to read, unlike a user's cache.
            } catch (IOException e) {
                throw new ArchiveException("no archive can be written in " + store + ": " + e, e);
            }
        }
        List<Path> own = OwnJars.ofChild();
        return make(ArchiveRequest.ofChildren(store, javaHome, own, own.size()));
    }

    /**
     * Makes the archive of the command that this JVM runs; null if it was not started by its script.
     *
     * @throws ArchiveException if it cannot be made
     */
    public static @Nullable Made ofCommand() throws ArchiveException {
        ArchiveRequest request = CommandArchive.request(ArchiveSettings.ofThisJvm());
        return request == null ? null : make(request);
    }

    /** The folder where archives are looked for first: beside our jars, for a distribution. */
    public static Path besideJars() {
        return OwnJars.ofChild().get(0).resolveSibling(ChildArchive.BESIDE_JARS);
    }

    /** The folder where this user's archives are looked for; null if there is none. */
    public static @Nullable Path cacheFolder() {
        return ArchiveSettings.ofThisJvm().cache();
    }

    private static Path cache() throws ArchiveException {
        ArchiveSettings settings = ArchiveSettings.ofThisJvm();
        Path cache = settings.cache();
        if (cache != null) {
            return cache;
        }
        throw new ArchiveException(
                settings.used()
                        ? "there is no home folder for the archive: name a folder with --into, or with "
                                + ArchiveSettings.CACHE_VARIABLE
                        : "archives are switched off by " + ArchiveSettings.SWITCH_VARIABLE + " or "
                                + ArchiveSettings.SWITCH_PROPERTY);
    }

    private static Made make(ArchiveRequest request) throws ArchiveException {
        long start = System.nanoTime();
        Path file = ArchiveMaker.make(request, true);
        if (file == null) {
            throw new ArchiveException("this process is making archives in " + request.store() + " already");
        }
        try {
            return new Made(file, Files.size(file), Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new ArchiveException("the new archive is gone again: " + e, e);
        }
    }
}
