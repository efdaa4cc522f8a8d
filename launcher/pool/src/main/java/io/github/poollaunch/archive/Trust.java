package io.github.poollaunch.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose a folder of archives is: they are code, so that nobody else must be able to write there. */
final class Trust {

    private static final String OWNER_ONLY = "rwx------";

    /** By the group, or by all. */
    private static final int WRITABLE_BY_OTHERS = 022;

    private Trust() {}

    /**
     * Whether only this user can write to {@code folder}; where a system does not tell, the user's own folders are.
     *
     * <p>Attributes of the JDK's view "unix", which are numbers: the permissions as a set of constants, which that asks for by
     * reflection, take a JVM of 25 that has just been started 6 ms.
     */
    static boolean isOurs(Path folder) {
        try {
            Map<String, Object> attributes = Files.readAttributes(folder, "unix:mode,uid");
            return Files.isDirectory(folder)
                    && attributes.get("mode") instanceof Integer mode
                    && (mode & WRITABLE_BY_OTHERS) == 0
                    && isThisUsers(folder, attributes.get("uid"));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return Files.isDirectory(folder)
                    && !folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isThisUsers(Path folder, @Nullable Object user) throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(user)) {
            return true;
        }
        return Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    }

    /** Makes a folder that only its owner can use, with the folders above it. */
    static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        } catch (UnsupportedOperationException e) {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker.
        }
    }

    /** Whether this process could make files in {@code folder}, or make it. */
    static boolean isWritable(Path folder) {
        @Nullable Path existing = folder;
        while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }
}
