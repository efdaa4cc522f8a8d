package io.github.poollaunch;

import io.github.poollaunch.engine.ByteSize;
import io.github.poollaunch.engine.ChildOptions;
import io.github.poollaunch.worker.JavaInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a pool that concern its workers' JVMs. They matter to {@link Engine#processes()} only.
 *
 * @param <S> the builder
 */
public abstract class ChildSettings<S extends ChildSettings<S>> {

    private @Nullable String maxHeap;
    private @Nullable ByteSize maxRss;
    private List<String> jvmArgs = List.of();
    private @Nullable Path javaHome;
    private @Nullable List<Path> classPath;
    private Map<String, String> environment = Map.of();
    private @Nullable Path workingDirectory;
    private Duration startTimeout = ChildOptions.START_TIMEOUT;
    private Archive archive = Archive.AUTO;
    private Profile profile = Profile.BALANCED;

    ChildSettings() {}

    abstract S self();

    final ChildOptions childOptions() {
        return new ChildOptions(
                maxHeap,
                maxRss == null ? ChildOptions.UNLIMITED : maxRss.bytes(),
                jvmArgs,
                javaHome,
                classPath,
                environment,
                workingDirectory,
                startTimeout,
                archive,
                profile);
    }

    /**
     * Each worker's heap limit, as the JVM's {@code -Xmx} takes it: {@code 512m}, {@code 2g}. By default the workers
     * share three quarters of the machine's memory, as far as the container grants it, in equal parts.
     *
     * @param maxHeap a size such as {@code 512m}
     * @return this
     * @throws IllegalArgumentException if it is not a number with an optional k, m, g or t
     */
    public S maxHeap(String maxHeap) {
        this.maxHeap = ByteSize.parse("maxHeap", maxHeap).text();
        return self();
    }

    /**
     * Further arguments for the workers' {@code java}; they come behind the pool's own, and so override them.
     *
     * @param jvmArgs one word each, such as {@code -Xss4m}
     * @return this
     */
    public S jvmArgs(String... jvmArgs) {
        this.jvmArgs = List.of(jvmArgs);
        return self();
    }

    /**
     * The Java installation that runs the workers, 17 or newer; by default the one that runs this JVM.
     *
     * @param javaHome the folder that holds {@code bin/java}
     * @return this
     * @throws IllegalArgumentException if there is no Java in it, it does not run, or is too old
     */
    public S javaHome(Path javaHome) {
        JavaInstallation.check(javaHome);
        this.javaHome = javaHome;
        return self();
    }

    /**
     * Jars and folders with the user's classes for the workers, behind the pool's own jars; by default this JVM's class
     * path.
     *
     * @param classPath the entries, in their order
     * @return this
     * @throws IllegalArgumentException if one of them does not exist
     */
    public S classPath(Path... classPath) {
        for (Path entry : classPath) {
            if (!Files.exists(entry)) {
                throw new IllegalArgumentException("there is no " + entry + " to put on the class path");
            }
        }
        this.classPath = List.copyOf(Arrays.asList(classPath));
        return self();
    }

    /**
     * Variables added to the environment that the workers inherit. {@code JAVA_TOOL_OPTIONS}, {@code JDK_JAVA_OPTIONS}
     * and {@code _JAVA_OPTIONS} are not inherited, since they are meant for this JVM; here they can be set on purpose.
     *
     * @param environment names and values; they replace inherited ones
     * @return this
     * @throws IllegalArgumentException if a variable would not get to the workers: on POSIX a name is letters, digits and
     *     underscores (workers are started through {@code /bin/sh}, which may drop others), and no text has a null character
     */
    public S environment(Map<String, String> environment) {
        environment.forEach(EnvironmentVariable::check);
        this.environment = Map.copyOf(environment);
        return self();
    }

    /**
     * The workers' working directory; by default this JVM's.
     *
     * @param workingDirectory a folder
     * @return this
     * @throws IllegalArgumentException if it is no directory
     */
    public S workingDirectory(Path workingDirectory) {
        if (!Files.isDirectory(workingDirectory)) {
            throw new IllegalArgumentException("there is no folder " + workingDirectory + " to work in");
        }
        this.workingDirectory = workingDirectory;
        return self();
    }

    /**
     * Recycles a worker whose process has grown beyond {@code maxRss} of resident memory: heap, metaspace, direct buffers,
     * native memory and all. It is looked at when a chunk has ended, so that no task is disturbed; another worker takes the
     * place. By default a worker may grow as the machine lets it. It has no effect where the system does not tell the size.
     *
     * @param maxRss a size such as {@code 800m} or {@code 2g}, more than a fresh worker needs
     * @return this
     * @throws IllegalArgumentException if it is not a number with an optional k, m, g or t
     */
    public S maxRss(String maxRss) {
        this.maxRss = ByteSize.parse("maxRss", maxRss);
        return self();
    }

    /**
     * How long a worker may take from its launch until it says hello, then to take up the pool's shared value, and later to
     * take up a chunk that it was sent; 60 s by default. Its initializer and its tasks have no limit here. One that takes
     * longer is ended, and another is tried; after three in a row at the start the pool's calls end with a
     * {@link PoolBrokenException}. There is no limit where the workers, or this JVM, were started
     * with a debugger's agent.
     *
     * @param startTimeout more than zero
     * @return this
     * @throws IllegalArgumentException if zero or less
     */
    public S startTimeout(Duration startTimeout) {
        this.startTimeout = positive("startTimeout", startTimeout);
        return self();
    }

    /**
     * Whether workers start from an archive of classes; {@link Archive#AUTO} by default.
     *
     * @param archive not null
     * @return this
     */
    public S archive(Archive archive) {
        this.archive = Objects.requireNonNull(archive, "archive");
        return self();
    }

    /**
     * What the workers' JVMs are to be good at; {@link Profile#BALANCED} by default.
     *
     * @param profile not null
     * @return this
     */
    public S profile(Profile profile) {
        this.profile = Objects.requireNonNull(profile, "profile");
        return self();
    }

    static Duration positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be more than zero, not " + duration);
        }
        return duration;
    }
}
