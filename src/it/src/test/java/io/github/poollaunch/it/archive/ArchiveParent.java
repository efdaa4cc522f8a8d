package io.github.poollaunch.it.archive;

import io.github.poollaunch.Archive;
import io.github.poollaunch.Pool;
import io.github.poollaunch.examples.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program with one pool. Arguments: the kind of archive, the file where a child's JVM writes which classes it loads from
 * where, the Java installation of its children, and their further flags. Prints the sum of some squares.
 */
public final class ArchiveParent {

    private ArchiveParent() {}

    public static void main(String[] args) {
        List<String> flags = new ArrayList<>(List.of(args).subList(3, args.length));
        flags.add("-Xlog:class+load:file=" + args[1]);
        try (Pool pool = Pool.builder()
                .processes(1)
                .archive(Archive.valueOf(args[0]))
                .javaHome(Path.of(args[2]))
                .jvmArgs(flags.toArray(new String[0]))
                .build()) {
            System.out.println(pool.map(Numbers::square, List.of(1, 2, 3)).stream()
                    .mapToInt(x -> x)
                    .sum());
        }
    }
}
