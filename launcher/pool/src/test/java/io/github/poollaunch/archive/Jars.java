package io.github.poollaunch.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars and Java installations as keys see them. */
final class Jars {

    static final FileTime TIME = FileTime.fromMillis(1_700_000_000_000L);

    private Jars() {}

    /** A jar with one stored entry: its size depends on the text's length alone. */
    static Path jar(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            ZipEntry entry = new ZipEntry("A.class");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setTime(TIME.toMillis());
            CRC32 sum = new CRC32();
            sum.update(bytes);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(bytes);
        }
        return at(file, TIME);
    }

    static Path javaHome(Path home, String modules) throws IOException {
        Files.createDirectories(home.resolve("lib"));
        at(Files.writeString(home.resolve("lib").resolve("modules"), modules), TIME);
        return home;
    }

    static Path at(Path file, FileTime time) throws IOException {
        return Files.setLastModifiedTime(file, time);
    }
}
