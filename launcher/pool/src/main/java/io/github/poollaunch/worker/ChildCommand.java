package io.github.poollaunch.worker;

import io.github.poollaunch.archive.ChildArchive;
import io.github.poollaunch.archive.OwnJars;
import io.github.poollaunch.engine.PoolOptions;
import io.github.poollaunch.protocol.remains.PoolFiles;
import io.github.poollaunch.protocol.remains.WorkerMark;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

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

    /** How the names of crash logs start; the VM puts its pid behind. */
    private static final String CRASH = "crash-";

    /** The command line up to where the archive's flags come. */
    private final List<String> head;

    /** The rest of it: what the user wants comes behind, and so overrides what is ours. */
    private final List<String> tail;

    /** The same with an archive. */
    private final List<String> archivedTail;

    private final PoolOptions options;
    private final ChildArchive archive;

    /** This JVM's own, if it is a worker itself. */
    private final List<WorkerMark> outer = WorkerMark.parse(System.getenv(WorkerMark.VARIABLE));

    private final PoolFolder folder;
    private final Leftovers leftovers;
    private final AtomicInteger launches = new AtomicInteger();

    ChildCommand(PoolOptions options) {
        this.options = options;
        List<String> classPath = ChildClassPath.of(options.child().classPath());
        Path home = options.child().javaHome() == null
                ? Path.of(System.getProperty("java.home"))
                : options.child().javaHome();
        this.archive = ChildArchive.of(
                options.child().archive(), home, options.child().jvmArgs(), classPath, !outer.isEmpty());
        // Absolute, since the child may work in another folder. Made when nothing else can fail any more.
        this.folder =
                PoolFolder.make(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath(), outer);
        this.leftovers = new Leftovers(folder);
        boolean shell = Files.isExecutable(Path.of("/bin/sh")) && Files.exists(Path.of("/dev/fd"));
        try {
            this.head = head(JavaCommand.of(home).toString(), shell);
            List<String> words = words(classPath, "class-path.args");
            this.tail = tail(List.of(), words, shell);
            List<String> archived = archive.classPath(classPath);
            this.archivedTail = tail(
                    ChildArchive.lastFlags(options.child().jvmArgs()),
                    archived.equals(classPath) ? words : words(archived, "class-path-with-archive.args"),
                    shell);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private List<String> head(String java, boolean shell) {
        List<String> words = new ArrayList<>();
        if (shell) {
            words.addAll(List.of("/bin/sh", "-c", SHELL_SCRIPT, "sh"));
        }
        words.add(java);
        words.addAll(ChildFlags.of(options.child()));
        words.addAll(List.of(
                // No file for jps in the temporary folder, which a killed child would leave there.
                "-XX:-UsePerfData",
                // What the VM itself prints belongs to the user, not on stdout.
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-XX:-CreateCoredumpOnCrash"));
        Path path = folder.path();
        if (path != null) {
            // The VM replaces %p by its pid, and %% by a plain one.
            words.add("-XX:ErrorFile=" + path.toString().replace("%", "%%")
                    + path.getFileSystem().getSeparator() + folder.prefix() + CRASH + "%p" + PoolFiles.LOG);
        }
        words.add(
                options.child().maxHeap() == null
                        ? "-XX:MaxRAMPercentage=" + share(options.processes())
                        : "-Xmx" + options.child().maxHeap());
        return List.copyOf(words);
    }

    /** A worker's part of the machine's memory in percent, with four places; a formatter would cost a first pool some 10 ms. */
    private static String share(int processes) {
        long parts = Math.round(MEMORY_PERCENT * 10_000 / processes);
        String places = Long.toString(10_000 + parts % 10_000);
        return parts / 10_000 + "." + places.substring(1);
    }

    private List<String> words(List<String> classPath, String argumentFile) {
        return ClassPathArgument.words(String.join(File.pathSeparator, classPath), folder, argumentFile);
    }

    private List<String> tail(List<String> lastFlags, List<String> classPath, boolean shell) {
        List<String> words = new ArrayList<>(options.child().jvmArgs());
        words.addAll(lastFlags);
        words.addAll(classPath);
        words.add(OwnJars.CHILD_MAIN);
        words.addAll(shell ? List.of("/dev/fd/4", "/dev/fd/3") : List.of("-", "-"));
        Path path = folder.path();
        words.add(path == null ? "" : path.toString());
        words.add(folder.prefix());
        return List.copyOf(words);
    }

    /** Where the VM writes what it knows of its own crash; null if it has not. */
    @Nullable
    Path crashLog(long pid) {
        Path path = folder.path();
        Path log = path == null ? null : path.resolve(folder.prefix() + CRASH + pid + PoolFiles.LOG);
        return log != null && Files.exists(log) ? log : null;
    }

    /** The pool's temporary files. */
    PoolFolder folder() {
        return folder;
    }

    /** What the pool's dead workers have left behind. */
    Leftovers leftovers() {
        return leftovers;
    }

    /** What children start from, perhaps. */
    ChildArchive archive() {
        return archive;
    }

    /** The pool has ended: no child can be started any more, and its files are deleted. */
    @Override
    public void close() {
        archive.close();
        folder.close();
    }

    /**
     * A process about to be launched.
     *
     * @param number by which its mark differs from those of the pool's other processes
     */
    record Launch(ProcessBuilder builder, int number) {}

    Launch next() {
        int number = launches.incrementAndGet();
        List<String> command = new ArrayList<>(head);
        List<String> archiveFlags = archive.flags();
        command.addAll(archiveFlags);
        if (archive.needsClassLog()) {
            try {
                command.add(archive.classLogFlag(folder.file("classes")));
            } catch (IOException e) {
                // No place for it, and none for an archive, either.
            }
        }
        command.addAll(archiveFlags.isEmpty() ? tail : archivedTail);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        for (String variable : NOT_INHERITED) {
            environment.remove(variable);
        }
        environment.putAll(options.child().environment());
        environment.put(WorkerMark.VARIABLE, new WorkerMark(folder.id(), number).below(outer));
        if (options.child().workingDirectory() != null) {
            builder.directory(options.child().workingDirectory().toFile());
        }
        return new Launch(builder, number);
    }
}
