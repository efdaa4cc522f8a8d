package io.github.poollaunch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes what nobody uses any more from a folder of archives. Only one process at a time does it, the one that has the
 * folder's lock; others may use what is deleted: those that have it open keep it, and the rest are only slower.
 */
final class StoreTidy {

    private static final Duration UNUSED = Duration.ofDays(30);

    /** Of a process that was killed; one that lives writes for minutes at most. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    /** A developer's builds bring a new one each time. */
    private static final int MOST = 20;

    /** What we name files of archives: a folder that a user has named may have others, jars among them. */
    private static final Pattern OURS = Pattern.compile(
            "(?:" + ArchiveRequest.CHILD + "|" + ArchiveRequest.COMMAND + ")-[0-9a-f]+(?:-\\d+)?(?:\\.[a-z]+)+");

    private StoreTidy() {}

    static void tidy(Path folder, Instant now) {
        List<Used> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (!OURS.matcher(name).matches()) {
                    continue;
                }
                Instant time = Files.getLastModifiedTime(file).toInstant();
                if (name.endsWith(ArchiveStore.RECORD)) {
                    records.add(new Used(file, time));
                } else if (isOver(name, file, time, now)) {
                    ArchiveStore.delete(file);
                }
            }
        } catch (IOException e) {
            return; // It is not there, or changes under our hands: the next one tidies up.
        }
        records.sort(Comparator.comparing(Used::time).reversed());
        for (int i = 0; i < records.size(); i++) {
            if (i >= MOST || records.get(i).time().plus(UNUSED).isBefore(now)) {
                Path record = records.get(i).record();
                ArchiveStore.delete(record);
                ArchiveStore.delete(sibling(record, ArchiveStore.RECORD, ArchiveStore.ARCHIVE));
                ArchiveStore.delete(sibling(record, ArchiveStore.RECORD, ArchiveStore.JAR));
            }
        }
    }

    private static boolean isOver(String name, Path file, Instant time, Instant now) {
        boolean abandoned = time.plus(ABANDONED).isBefore(now);
        for (String kind : List.of(ArchiveStore.ARCHIVE, ArchiveStore.JAR)) {
            if (name.endsWith(kind)) {
                // Its record comes later, or never.
                return abandoned && !Files.exists(sibling(file, kind, ArchiveStore.RECORD));
            }
        }
        return name.endsWith(ArchiveStore.TEMPORARY)
                ? abandoned
                : name.endsWith(ArchiveStore.FAILED) && time.plus(UNUSED).isBefore(now);
    }

    private static Path sibling(Path file, String ending, String other) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ending.length()) + other);
    }

    /** An archive's record, and when it was used last, to the day. */
    private record Used(Path record, Instant time) {}
}
