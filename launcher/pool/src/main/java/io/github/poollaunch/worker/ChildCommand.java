package io.github.poollaunch.worker;

import io.github.poollaunch.engine.PoolOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a child JVM is started: its command line and environment. Made once for a pool. */
final class ChildCommand implements AutoCloseable {

    /**
     * Moves the protocol's pipes away from fd 0 and 1, so that nothing that user code, native code or the VM prints can
     * get into a frame, and no program that a task starts can read the requests. The terminal's Ctrl-C is left to the
     * parent, which ends its children in order. The cost is below 1 ms; the shell replaces itself.
     */
    private static final String SHELL_SCRIPT = "trap '' INT; exec 3>&1 1>&2 4<&0 0</dev/null; exec \"$@\"";

    /** Variables that are meant for the parent's JVM, and would be applied to each child as well. */
    private static final List<String> NOT_INHERITED = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** What the workers may have of the machine's memory together; the rest is the parent's and the system's. */
    private static final double MEMORY_PERCENT = 75.0;

    private final List<String> command;
    private final PoolOptions options;
    private final Path crashLogFolder;
    private final ClassPathArgument classPath;

    ChildCommand(PoolOptions options) {
        this.options = options;
        // Absolute, since the child may work in another folder.
        this.crashLogFolder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        this.classPath = new ClassPathArgument(ChildClassPath.of(options.child().classPath()));
        this.command = command(options);
    }

    private List<String> command(PoolOptions options) {
        boolean shell = Files.isExecutable(Path.of("/bin/sh")) && Files.exists(Path.of("/dev/fd"));
        List<String> words = new ArrayList<>();
        if (shell) {
            words.addAll(List.of("/bin/sh", "-c", SHELL_SCRIPT, "sh"));
        }
        words.add(java(options));
        words.addAll(List.of(
                // A serial collector starts faster than a parallel one, and one task has one thread.
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                // No file for jps in the temporary folder, which a killed child would leave there.
                "-XX:-UsePerfData",
                // What the VM itself prints belongs to the user, not on stdout.
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + crashLogFolder.resolve("pool-launch-crash-%p.log")));
        words.add(
                options.child().maxHeap() == null
                        ? String.format(Locale.ROOT, "-XX:MaxRAMPercentage=%.4f", MEMORY_PERCENT / options.processes())
                        : "-Xmx" + options.child().maxHeap());
        words.addAll(options.child().jvmArgs());
        words.addAll(classPath.words());
        words.add(ChildClassPath.MAIN_CLASS);
        if (shell) {
            words.addAll(List.of("/dev/fd/4", "/dev/fd/3"));
        }
        return List.copyOf(words);
    }

    private static String java(PoolOptions options) {
        Path home = options.child().javaHome() == null
                ? Path.of(System.getProperty("java.home"))
                : options.child().javaHome();
        return JavaInstallation.java(home).toString();
    }

    /** Where the VM writes what it knows of its own crash. */
    Path crashLog(long pid) {
        return crashLogFolder.resolve("pool-launch-crash-" + pid + ".log");
    }

    /** Where a worker's record of progress may be made. */
    Path recordFile(int worker) {
        return crashLogFolder.resolve("pool-launch-record-"
                + ProcessHandle.current().pid() + "-" + System.identityHashCode(this) + "-" + worker);
    }

    /** Ends its use: no child can be started afterwards. */
    @Override
    public void close() {
        classPath.close();
    }

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        NOT_INHERITED.forEach(environment::remove);
        environment.putAll(options.child().environment());
        if (options.child().workingDirectory() != null) {
            builder.directory(options.child().workingDirectory().toFile());
        }
        return builder;
    }
}
