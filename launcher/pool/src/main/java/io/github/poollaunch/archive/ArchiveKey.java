package io.github.poollaunch.archive;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive belongs to: a Java installation, and jars. The JVM compares paths, sizes and times of the jars as well; the
 * key knows more, and gives each combination an archive of its own. Immutable.
 *
 * @param name for the archive's files; should two keys ever have the same, their texts still tell them apart
 * @param text all that it is made of, for people to read, a line each
 */
public record ArchiveKey(String name, String text) {

    /** Of what this class writes down. */
    private static final int FORMAT = 2;

    private static final long HASH_START = 0xcbf29ce484222325L;
    private static final long HASH_STEP = 0x100000001b3L;

    /**
     * Returns the key of some jars on a Java installation; null if there can be no archive, which takes jars (a folder of
     * classes will not do), and an installation in the usual form.
     */
    public static @Nullable ArchiveKey of(String kind, Path javaHome, List<Path> jars) {
        try {
            StringBuilder text = new StringBuilder();
            text.append("pool-launch archive ")
                    .append(FORMAT)
                    .append(' ')
                    .append(kind)
                    .append('\n');
            Path home = javaHome.toRealPath();
            text.append("java ").append(home).append('\n');
            append(text, home.resolve("lib").resolve("modules"));
            text.append('\n');
            for (Path jar : jars) {
                append(text, jar);
                text.append(' ').append(Long.toHexString(JarPrint.of(jar))).append('\n');
            }
            String whole = text.toString();
            return whole.indexOf('\r') >= 0 || lines(whole) != jars.size() + 3
                    ? null // A path with a line break in it.
                    : named(kind, whole);
        } catch (IOException | RuntimeException e) {
            return null; // No such files, or not allowed to look.
        }
    }

    private static void append(StringBuilder text, Path file) throws IOException {
        File plain = file.toFile();
        if (!plain.isFile()) {
            throw new IOException(file + " is no file");
        }
        text.append(file).append(' ').append(plain.length()).append(' ').append(plain.lastModified());
    }

    private static int lines(String text) {
        int lines = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            lines++;
        }
        return lines;
    }

    static ArchiveKey named(String kind, String text) {
        // FNV-1a: a digest of the JDK's would have its providers loaded, some 10 ms of a JVM's first pool.
        // Of bytes, since a thousand calls of charAt would have it compiled in a JVM that starts.
        long hash = HASH_START;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * HASH_STEP;
        }
        return new ArchiveKey(kind + "-" + Long.toHexString(hash), text);
    }
}
