package io.github.poollaunch.it.archive;

import io.github.poollaunch.Archive;
import io.github.poollaunch.Pool;
import io.github.poollaunch.examples.Numbers;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program with one pool. Arguments: what it does, the kind of archive, the file where a child's JVM writes which classes it
 * loads from where, the Java installation of its children, and their further flags. Prints the sum of some squares.
 */
public final class ArchiveParent {

    /** What it does. */
    enum Scene {
        PLAIN,
        /** It exits while it has a second pool open. */
        EXITS_IN_MIDST,
        /** The squares come from a pool that a task makes, and the file from that one's child. */
        NESTED,
        /** As that, where the inner pool has no archive. */
        NESTED_WITHOUT,
        /** The jar that a child starts from is deleted, and the child killed: the file comes from the next one. */
        JAR_VANISHES,
        /** As that, and then a task of the next one makes the pool that the file comes from. */
        JAR_VANISHES_NESTED,
        /** It prints which jars its child has open, instead. */
        JARS,
        /** It prints where its child has archives in memory, instead. */
        ADDRESSES
    }

    private ArchiveParent() {}

    public static void main(String[] args) throws IOException {
        Scene scene = Scene.valueOf(args[0]);
        List<String> flags = new ArrayList<>(List.of(args).subList(4, args.length));
        String log = "-Xlog:class+load:file=" + args[2];
        boolean nested = scene.name().contains("NESTED");
        if (!nested) {
            flags.add(log);
        }
        try (Pool pool = Pool.builder()
                .processes(1)
                .archive(Archive.valueOf(args[1]))
                .javaHome(Path.of(args[3]))
                .jvmArgs(flags.toArray(new String[0]))
                .build()) {
            if (scene.name().startsWith("JAR_VANISHES")) {
                pool.map(Numbers::square, List.of(1));
                deleteJars(Path.of(System.getProperty("poollaunch.cache")));
                ProcessHandle.of(pool.workers().get(0).pid()).orElseThrow().destroyForcibly();
            }
            String inner = scene == Scene.NESTED_WITHOUT ? "NONE" : args[1];
            Object said = nested ? pool.apply(ArchiveParent::sumInAPool, log, inner) : sum(pool);
            System.out.println(
                    switch (scene) {
                        case JARS -> pool.apply(ArchiveParent::openJars, 0);
                        case ADDRESSES -> pool.apply(ArchiveParent::mappedArchives, 0);
                        default -> said;
                    });
        }
        if (scene == Scene.EXITS_IN_MIDST) {
            Pool open = Pool.of(1);
            open.map(Numbers::square, List.of(1));
            System.exit(0);
        }
    }

    private static int sum(Pool pool) {
        return pool.map(Numbers::square, List.of(1, 2, 3)).stream()
                .mapToInt(x -> x)
                .sum();
    }

    /** A task. */
    public static int sumInAPool(String flag, String archive) {
        try (Pool pool = Pool.builder()
                .processes(1)
                .archive(Archive.valueOf(archive))
                .jvmArgs(flag)
                .build()) {
            return sum(pool);
        }
    }

    /** A task, on Linux. */
    public static List<String> openJars(int ignored) throws IOException {
        List<String> jars = new ArrayList<>();
        for (File descriptor : new File("/proc/self/fd").listFiles()) {
            String name = descriptor.getCanonicalFile().getName();
            if (name.endsWith(".jar")) {
                jars.add(name);
            }
        }
        return jars;
    }

    /** A task, on Linux. */
    public static List<String> mappedArchives(int ignored) throws IOException {
        List<String> addresses = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
            if (line.endsWith(".jsa")) {
                addresses.add(line.substring(0, line.indexOf('-')));
            }
        }
        return addresses;
    }

    private static void deleteJars(Path folder) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                Files.delete(jar);
            }
        }
    }
}
