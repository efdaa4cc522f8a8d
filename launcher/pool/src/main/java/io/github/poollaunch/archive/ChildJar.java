package io.github.poollaunch.archive;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Our own jars as one, which leads the class path of a child that has an archive. Their classes come out of the archive, but a
 * class of the user's is looked for in all jars before its own: they are opened for that, and each entry of their directories
 * is looked at by code that nothing has compiled yet. One jar without entries for folders and for newer Javas (the first of
 * these that 25 meets costs it a lambda of its own, 7 ms) takes a tenth off a child's start.
 */
final class ChildJar {

    /** Ours have 1.4 MB together; more means that somebody has packed them together with other things. */
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    private static final String SERVICES = "META-INF/services/";

    /** Any earlier one is written in a further field, by the time zone, and read by the JVM for each entry. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private ChildJar() {}

    /**
     * Whether jars can be one, in a folder, and are not yet. A JVM takes no classes into an archive whose jar's name a URL
     * escapes, as that of a folder with a blank.
     */
    static boolean canBeOf(List<Path> jars, Path folder) {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += jar.toFile().length();
        }
        return jars.size() > 1
                && bytes <= MOST_BYTES
                && !folder.toUri().toString().contains("%")
                && !folder.toString().contains(File.pathSeparator);
    }

    /**
     * Writes the jar: of the same jars always the same one by the same Java, its time included, which the archive is bound
     * to. Of entries of the same name the first jar's counts, as on a class path.
     *
     * @param file replaced if it is there
     */
    static void write(Path file, List<Path> jars) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        FileTime newest = FileTime.fromMillis(0);
        for (Path jar : jars) {
            FileTime time = Files.getLastModifiedTime(jar);
            newest = time.compareTo(newest) > 0 ? time : newest;
            read(jar, entries);
        }
        Files.deleteIfExists(file); // Not written through: it may be a link.
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(TIME);
                out.putNextEntry(entry);
                out.write(each.getValue());
            }
        }
        Files.setLastModifiedTime(file, newest);
    }

    private static void read(Path jar, Map<String, byte[]> entries) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (isLeftOut(name) || (entries.containsKey(name) && !name.startsWith(SERVICES))) {
                    continue;
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.merge(name, in.readAllBytes(), ChildJar::lines);
                }
            }
        }
    }

    /** What says something of its jar as a whole, or is not needed: what is for newer Javas is there for the oldest, too. */
    private static boolean isLeftOut(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return name.endsWith("/")
                || upper.startsWith("META-INF/MANIFEST.MF")
                || upper.startsWith("META-INF/VERSIONS/")
                || upper.startsWith("META-INF/MAVEN/")
                || upper.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC|LIST)")
                || name.equals("module-info.class");
    }

    private static byte[] lines(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.write('\n');
        both.writeBytes(second);
        return both.toByteArray();
    }
}
