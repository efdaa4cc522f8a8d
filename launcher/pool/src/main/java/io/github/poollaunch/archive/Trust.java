package io.github.poollaunch.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Whose a folder of archives is: they are code, so that nobody else must be able to write there. */
final class Trust {

    private static final String OWNER_ONLY = "rwx------";

    private Trust() {}

    /** Whether only this user can write to {@code folder}; where a system does not tell, the user's own folders are. */
    static boolean isOurs(Path folder) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
            return attributes.isDirectory()
                    && !attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                    && !attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                    && isThisUser(attributes.owner().getName());
        } catch (UnsupportedOperationException e) {
            return Files.isDirectory(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isThisUser(String owner) throws IOException {
        if (owner.equals(System.getProperty("user.name"))) {
            return true;
        }
        // A user of a container who is in no list has a number for a name here, and a question mark there.
        Path self = Path.of("/proc/self");
        return Files.exists(self) && owner.equals(Files.getOwner(self).getName());
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
