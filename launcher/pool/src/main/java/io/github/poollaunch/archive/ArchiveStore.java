package io.github.poollaunch.archive;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A folder of archives. An archive is {@code <name>.jsa}, and {@code <name>.jar} the {@link ChildJar} that it is of, if there
 * is one; {@code <name>.txt} tells what it belongs to and what both should be like, and is written last: without it there is
 * no archive. Safe for many processes at once: files come by being renamed, and their bytes are never changed.
 */
final class ArchiveStore {

    static final String ARCHIVE = ".jsa";
    static final String JAR = ".jar";
    static final String RECORD = ".txt";
    static final String FAILED = ".failed";
    static final String TEMPORARY = ".tmp";

    /** How often an archive is read to its end to see whether it is still what was written, and its use noted. */
    private static final long LOOKED_AT_MILLIS = 24 * 60 * 60 * 1_000;

    /** What could not be made is not tried again at each start. */
    private static final long TRIED_AGAIN_MILLIS = 24 * 60 * 60 * 1_000;

    /** What the record says of either starts with, behind the key. */
    private static final String OF_JAR = "jar ";

    private static final String OF_ARCHIVE = "archive ";

    private final Path folder;

    ArchiveStore(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Path archive(ArchiveKey key) {
        return folder.resolve(key.name() + ARCHIVE);
    }

    Path jar(ArchiveKey key) {
        return folder.resolve(key.name() + JAR);
    }

    private Path record(ArchiveKey key) {
        return folder.resolve(key.name() + RECORD);
    }

    private Path failure(ArchiveKey key) {
        return folder.resolve(key.name() + FAILED);
    }

    /**
     * An archive that is whole.
     *
     * @param jar what stands for our own jars on the class path; null if they do themselves
     */
    record Found(Path archive, @Nullable Path jar) {}

    /**
     * Returns the archive of a key, if it is whole; null if there is none. A JVM is not to be trusted with a broken one: that
     * of 17 crashes if it was cut short.
     */
    @Nullable
    Found find(ArchiveKey key) {
        // Plain files: what NIO and java.time would load for this costs a JVM's first pool 10 ms.
        File record = record(key).toFile();
        if (!record.exists()) {
            return null;
        }
        try (FileInputStream in = new FileInputStream(record)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!text.startsWith(key.text())) {
                return null;
            }
            boolean due = record.lastModified() + LOOKED_AT_MILLIS < System.currentTimeMillis();
            int ofArchive = text.indexOf(OF_ARCHIVE, key.text().length());
            String ofJar = text.substring(key.text().length(), Math.max(ofArchive, 0));
            Path jar = ofJar.isEmpty() ? null : jar(key);
            Path archive = archive(key);
            if ((jar != null && !(isWhole(OF_JAR, ofJar, jar, due) && hasItsTime(ofJar, jar)))
                    || !isWhole(OF_ARCHIVE, text.substring(ofArchive), archive, due)) {
                return null; // Left alone: another process may be about to replace it.
            }
            if (due) {
                // If it is somebody else's this fails, and then nobody deletes it for being old, either.
                boolean unused = record.setLastModified(System.currentTimeMillis());
            }
            return new Found(archive, jar);
        } catch (IOException | RuntimeException e) {
            return null; // Not there any more, not for us, or no record.
        }
    }

    /** Whether a file is what a line of the record says. */
    private static boolean isWhole(String what, String line, Path path, boolean toTheEnd) throws IOException {
        File file = path.toFile();
        String size = what + file.length() + " ";
        if (line.startsWith(size + file.lastModified() + " ") && !toTheEnd) {
            return true;
        }
        // Its time may have been lost on the way, in an image of a container, say.
        return line.startsWith(size) && line.endsWith(" " + checksum(path) + "\n");
    }

    /** The JVM looks at the time of a jar, too: one that was lost is given back. */
    private static boolean hasItsTime(String line, Path jar) {
        long time = Long.parseLong(line.split(" ", -1)[2]);
        return jar.toFile().lastModified() == time || jar.toFile().setLastModified(time);
    }

    private static String line(String what, Path path) throws IOException {
        File file = path.toFile();
        return what + file.length() + " " + file.lastModified() + " " + checksum(path) + "\n";
    }

    private static String checksum(Path path) throws IOException {
        CRC32 sum = new CRC32();
        byte[] block = new byte[64 * 1024];
        try (InputStream in = new FileInputStream(path.toFile())) {
            int read;
            while ((read = in.read(block)) > 0) {
                sum.update(block, 0, read);
            }
        }
        return Long.toHexString(sum.getValue());
    }

    /** Takes an archive away that does not do; a JVM that has it in use keeps it. */
    void remove(ArchiveKey key) {
        delete(record(key));
        delete(archive(key));
        delete(jar(key));
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is another user's, or in use on a system that does not let go of it.
        }
    }

    /**
     * Takes a new jar in, for an archive that is to be made of it under its final name: it counts from then on.
     *
     * @param made a file in this folder, which is renamed
     */
    Path take(ArchiveKey key, Path made) throws IOException {
        force(made);
        Path jar = jar(key);
        if (Files.exists(jar) && Files.mismatch(made, jar) < 0) {
            Files.setLastModifiedTime(
                    jar, Files.getLastModifiedTime(made)); // Some systems replace none that is in use.
        } else {
            Files.move(made, jar, StandardCopyOption.ATOMIC_MOVE);
        }
        return jar;
    }

    /**
     * Takes a new archive in.
     *
     * @param jar what it is of: see {@link #take}; null for our own jars as they are
     * @param made a file in this folder, which is renamed
     */
    void commit(ArchiveKey key, @Nullable Path jar, Path made) throws IOException {
        force(made);
        String lines = (jar == null ? "" : line(OF_JAR, jar)) + line(OF_ARCHIVE, made);
        Path written = temporary(key, RECORD);
        try {
            Files.writeString(written, key.text() + lines, StandardOpenOption.CREATE_NEW);
            delete(record(key)); // It would name the new archive.
            delete(archive(key));
            Files.move(made, archive(key), StandardCopyOption.ATOMIC_MOVE);
            Files.move(written, record(key), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(written);
        }
        delete(failure(key));
    }

    /** To the disk, before the name can get there: a machine that loses its power must not leave half an archive. */
    private static void force(Path made) throws IOException {
        try (FileChannel channel = FileChannel.open(made, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file beside the archives that no other process writes to. */
    Path temporary(ArchiveKey key, String what) {
        return folder.resolve(key.name() + "-" + ProcessHandle.current().pid() + what + TEMPORARY);
    }

    /** Notes that the archive cannot be made, so that not every JVM tries again. */
    void failed(ArchiveKey key, String why) {
        if (!Files.exists(record(key))) {
            delete(jar(key));
        }
        try {
            Files.writeString(failure(key), key.text() + why + "\n");
        } catch (IOException e) {
            // Then it is tried again.
        }
    }

    boolean hasFailedLately(ArchiveKey key) {
        // No such file is as old as can be.
        return failure(key).toFile().lastModified() + TRIED_AGAIN_MILLIS > System.currentTimeMillis();
    }
}
