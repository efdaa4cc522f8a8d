package io.github.poollaunch.protocol.remains;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ends processes that workers have left behind, by the mark in their environment. When a worker has died by itself nothing
 * else tells whose they were: the system has given them to another parent.
 *
 * <p>It needs {@code /proc}, as Linux has it; elsewhere it does nothing. A process whose environment was cleared by whoever
 * started it, or that runs as another user, is not found.
 */
public final class Orphans {

    private static final File PROC = new File("/proc");

    /** A process that starts others faster than they are found is not fought for ever. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final String ENTRY = WorkerMark.VARIABLE + "=";

    private Orphans() {}

    /** Kills all processes but this one that carry a mark among {@code marks}, and those that they start meanwhile. */
    public static void end(Predicate<WorkerMark> marks) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Set<ProcessHandle> killed = new HashSet<>();
        boolean more = true;
        while (more && System.nanoTime() < deadline) {
            more = false;
            for (ProcessHandle each : find(marks)) {
                if (killed.add(each)) {
                    each.destroyForcibly();
                    more = true; // It may have started another one, behind where the search was.
                }
            }
        }
    }

    private static List<ProcessHandle> find(Predicate<WorkerMark> marks) {
        List<ProcessHandle> found = new ArrayList<>();
        String[] names = PROC.list();
        long self = ProcessHandle.current().pid();
        for (String name : names == null ? new String[0] : names) {
            long pid = pid(name);
            if (pid > 0 && pid != self && carries(name, marks)) {
                Optional<ProcessHandle> handle = ProcessHandle.of(pid);
                // Asked again: the pid may have been given to another process since, before its start time was known.
                if (handle.isPresent() && carries(name, marks)) {
                    found.add(handle.get());
                }
            }
        }
        return found;
    }

    private static long pid(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return 0;
            }
        }
        return Long.parseLong(name);
    }

    private static boolean carries(String pid, Predicate<WorkerMark> marks) {
        String value = value(pid);
        return value != null && WorkerMark.parse(value).stream().anyMatch(marks);
    }

    private static @Nullable String value(String pid) {
        String environment;
        try (InputStream in = new FileInputStream("/proc/" + pid + "/environ")) {
            environment = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null; // It is gone, or another user's.
        }
        int at = environment.startsWith(ENTRY) ? 0 : environment.indexOf('\0' + ENTRY) + 1;
        if (at == 0 && !environment.startsWith(ENTRY)) {
            return null;
        }
        int from = at + ENTRY.length();
        int end = environment.indexOf('\0', from);
        return environment.substring(from, end < 0 ? environment.length() : end);
    }
}
