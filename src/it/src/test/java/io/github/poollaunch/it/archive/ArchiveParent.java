package io.github.poollaunch.it.archive;

import io.github.poollaunch.Archive;
import io.github.poollaunch.Pool;
import io.github.poollaunch.examples.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program with one pool; or, if a property says so, with another that it leaves open. Arguments: the kind of archive, the file where a child's JVM writes which classes it loads from
 * where, the Java installation of its children, and their further flags. Prints the sum of some squares.
 */
public final class ArchiveParent {

    /** The property. */
    static final String EXITS_IN_MIDST = "poollaunch.it.exitsInMidst";

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
        if (Boolean.getBoolean(EXITS_IN_MIDST)) {
            Pool open = Pool.of(1);
            open.map(Numbers::square, List.of(1));
            System.exit(0);
        }
    }
}
