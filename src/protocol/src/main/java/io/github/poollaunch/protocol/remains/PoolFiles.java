package io.github.poollaunch.protocol.remains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Deletes a pool's temporary files. They lie side by side in one folder: nothing is searched below it, no link followed. */
public final class PoolFiles {

    /** How the names of crash logs end, which outlive their pool where an error has named them. */
    public static final String LOG = ".log";

    private PoolFiles() {}

    /**
     * Deletes the files in {@code folder} whose names start with {@code prefix}. Others may do the same at the same time.
     *
     * @param kept names that stay; asked of files only
     */
    public static void delete(Path folder, String prefix, Predicate<String> kept) {
        // Not by a directory stream, which takes a JVM some fifteen classes more at its first pool's end.
        String[] names = folder.toFile().list();
        if (names == null) {
            return; // The folder is gone: somebody else has done it all.
        }
        for (String name : names) {
            if (name.startsWith(prefix)) {
                deleteUnlessKept(folder, name, kept);
            }
        }
    }

    private static void deleteUnlessKept(Path folder, String name, Predicate<String> kept) {
        Path entry;
        try {
            entry = folder.resolve(name);
        } catch (InvalidPathException e) {
            return; // A name that this JVM's locale cannot write: none of ours.
        }
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && !kept.test(name)) {
            deleteOne(entry);
        }
    }

    /** Deletes the folder, if it is empty. */
    public static void deleteFolder(Path folder) {
        deleteOne(folder);
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // A folder that is not empty has a crash log that an error has named; a file that is open on Windows is
            // left to the system's own housekeeping.
        }
    }
}
