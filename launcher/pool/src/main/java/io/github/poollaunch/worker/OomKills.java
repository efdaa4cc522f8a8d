package io.github.poollaunch.worker;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many processes the kernel has killed because memory ran out: in this JVM's control group, which its children share,
 * or on the whole machine where there is none. Linux only. Thread-safe.
 */
final class OomKills {

    /** What {@link #count} says where nothing can be counted. */
    static final long UNKNOWN = -1;

    static final OomKills OF_THIS_JVM = new OomKills(Path.of("/"));

    /** The entry that all three kinds of file have, each on a line. */
    private static final String COUNTER = "oom_kill ";

    private final @Nullable Path file;

    /** Under this object's lock: up to which count kills are known to be a certain worker's death. */
    private long explained;

    /**
     * @param root where the file systems proc and cgroup are found
     */
    OomKills(Path root) {
        this.file = find(root);
    }

    private static @Nullable Path find(Path root) {
        Path proc = root.resolve("proc");
        for (String line : lines(proc.resolve("self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3) {
                boolean unified = parts[0].equals("0") && parts[1].isEmpty();
                boolean memory = Arrays.asList(parts[1].split(",", -1)).contains("memory");
                Path found = unified || memory ? find(root, unified, parts[2]) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        Path machine = proc.resolve("vmstat");
        return read(machine) == UNKNOWN ? null : machine;
    }

    /** The counter's file in the control group {@code group}, wherever its hierarchy is mounted. */
    private static @Nullable Path find(Path root, boolean unified, String group) {
        for (String line : lines(root.resolve("proc/self/mountinfo"))) {
            // id parent device root mount-point options - type source super-options
            int middle = line.indexOf(" - ");
            if (middle < 0 || !line.startsWith("cgroup", middle + 3)) {
                continue; // Most are: what follows is costly for a JVM that starts.
            }
            String[] left = line.substring(0, middle).split(" ", -1);
            String[] right = line.substring(middle + 3).split(" ", -1);
            if (right.length < 3 || left.length < 5) {
                continue;
            }
            boolean mounted = unified
                    ? right[0].equals("cgroup2")
                    : right[0].equals("cgroup")
                            && Arrays.asList(right[2].split(",", -1)).contains("memory");
            if (mounted) {
                Path folder = root.resolve(left[4].substring(1));
                String below = group.startsWith(left[3]) ? group.substring(left[3].length()) : "";
                String name = unified ? "memory.events" : "memory.oom_control";
                for (Path each : List.of(Path.of(folder + "/" + below), folder)) {
                    if (read(each.resolve(name)) != UNKNOWN) {
                        return each.resolve(name);
                    }
                }
            }
        }
        return null;
    }

    private static String[] lines(Path path) {
        return text(path).split("\n", -1);
    }

    /** Not by Files, whose channels and decoders a JVM that makes its first pool would have to load. */
    private static String text(Path path) {
        try (FileInputStream in = new FileInputStream(path.toFile())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // Another system, or one that hides it.
        }
    }

    private static long read(Path path) {
        String text = "\n" + text(path);
        int found = text.indexOf("\n" + COUNTER);
        if (found < 0) {
            return UNKNOWN;
        }
        int from = found + 1 + COUNTER.length();
        int to = text.indexOf('\n', from);
        try {
            return Long.parseLong(
                    text.substring(from, to < 0 ? text.length() : to).strip());
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }

    /** The number until now; {@link #UNKNOWN} if it cannot be told. */
    long count() {
        return file == null ? UNKNOWN : read(file);
    }

    /** What the counter says of one killed process. */
    enum Verdict {
        YES,
        NO,
        UNKNOWN
    }

    /**
     * Whether there was such a kill after {@code before} that no other death was explained by: then it explains one, and
     * only one.
     */
    synchronized Verdict explainsOneSince(long before) {
        long now = count();
        if (now == UNKNOWN || before == UNKNOWN) {
            return Verdict.UNKNOWN;
        }
        long from = Math.max(before, explained);
        if (now <= from) {
            return Verdict.NO;
        }
        explained = from + 1;
        return Verdict.YES;
    }
}
