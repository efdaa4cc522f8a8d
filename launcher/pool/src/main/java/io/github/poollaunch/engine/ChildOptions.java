package io.github.poollaunch.engine;

import io.github.poollaunch.Archive;
import io.github.poollaunch.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a pool's worker processes are started with. Immutable.
 *
 * @param maxHeap null for an equal share of the machine's memory
 * @param maxRss how many bytes of resident memory a worker may have after a chunk; {@link #UNLIMITED} if there is no limit
 * @param jvmArgs further arguments of the workers' JVMs
 * @param javaHome null for this JVM's own
 * @param classPath null for this JVM's own
 * @param environment variables added to the inherited ones
 * @param workingDirectory null for this JVM's own
 * @param startTimeout how long a worker may take until it is ready
 * @param archive what classes the workers' JVMs find ready
 * @param profile what the workers' JVMs are to be good at
 */
public record ChildOptions(
        @Nullable String maxHeap,
        long maxRss,
        List<String> jvmArgs,
        @Nullable Path javaHome,
        @Nullable List<Path> classPath,
        Map<String, String> environment,
        @Nullable Path workingDirectory,
        Duration startTimeout,
        Archive archive,
        Profile profile) {

    /** The number of bytes where there is no limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** A child says hello after 0.1 to 0.5 s; on a machine that is busy with many others this is still ample. */
    public static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    /**
     * For messages and logs: whatever may be a secret is left out.
     *
     * @return the settings, without the values of the environment and of system properties
     */
    @Override
    public String toString() {
        // A system property and an agent's options come behind the first '='; -Xmx1g and the like have none.
        return "ChildOptions[maxHeap=" + maxHeap + ", maxRss=" + maxRss + ", jvmArgs="
                + jvmArgs.stream().map(ChildOptions::withoutValue).toList() + ", javaHome=" + javaHome + ", classPath="
                + classPath + ", environment=" + new TreeSet<>(environment.keySet()) + ", workingDirectory="
                + workingDirectory + ", startTimeout=" + startTimeout + ", archive=" + archive + ", profile=" + profile
                + "]";
    }

    private static String withoutValue(String jvmArg) {
        int equals = jvmArg.indexOf('=');
        return equals < 0 ? jvmArg : jvmArg.substring(0, equals + 1) + "…";
    }
}
