package io.github.poollaunch.it;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.exec.CommandLine;

/** Pools as tests need them. */
public final class Pools {

    private Pools() {}

    public static PoolBuilder builder(int processes) {
        return Pool.builder().processes(processes);
    }

    public static Pool of(int processes) {
        return builder(processes).build();
    }

    /**
     * One whose children report coverage. The agent costs each of them more than all of its start, and they do without the
     * archive: for one or two tests of each thing that a child does. The others' children are as users' are.
     */
    public static PoolBuilder covered(int processes) {
        return builder(processes).jvmArgs(coverage().toArray(new String[0]));
    }

    /** The coverage agent's argument; none where the build runs without it. */
    public static List<String> coverage() {
        String arguments = System.getProperty("poollaunch.it.jvmArgs", "");
        List<String> words = new ArrayList<>();
        // Maven leaves the name of a property that nobody has set: the build runs without coverage.
        if (!arguments.isBlank() && !arguments.startsWith("${")) {
            for (String word : CommandLine.parse("java " + arguments).getArguments()) {
                words.add(word.replaceAll("^\"|\"$", ""));
            }
        }
        return words;
    }
}
