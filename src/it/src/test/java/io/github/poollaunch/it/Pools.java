package io.github.poollaunch.it;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.exec.CommandLine;

/** Pools as tests need them: their children report coverage. */
public final class Pools {

    private Pools() {}

    public static PoolBuilder builder(int processes) {
        return Pool.builder().processes(processes).jvmArgs(coverage().toArray(new String[0]));
    }

    public static Pool of(int processes) {
        return builder(processes).build();
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
