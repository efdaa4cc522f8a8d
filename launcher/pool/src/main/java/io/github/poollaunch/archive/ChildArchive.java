package io.github.poollaunch.archive;

import io.github.poollaunch.Archive;
import io.github.poollaunch.WorkerDeath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The archive that the children of one pool start from, if there is one. Thread-safe. */
public final class ChildArchive implements AutoCloseable {

    /** Beside the jars, for a distribution that brings its archives or makes them when it is installed. */
    static final String BESIDE_JARS = "archives";

    /**
     * Flags with which a JVM takes no archive, or one that it must not share with others; and those that are about archives
     * themselves.
     */
    private static final List<String> WITHOUT = List.of(
            "-javaagent:",
            "-agentlib:",
            "-agentpath:",
            "-Xrunjdwp",
            "-Xshare",
            "-XX:SharedArchiveFile",
            "-XX:ArchiveClassesAtExit",
            "-XX:+AutoCreateSharedArchive",
            "-XX:AOT",
            "-Xbootclasspath",
            "--patch-module",
            "--upgrade-module-path",
            "--limit-modules",
            "-Djava.system.class.loader",
            "@");

    private static final String RELOCATION = "-XX:ArchiveRelocationMode";

    /**
     * The archive, and the JDK's own, are mapped where they were made for, so that all JVMs share their pages. Since 17 a JVM
     * moves them to an address of its own choice, as a hardening, and has a third of its memory for itself by that. A diagnostic
     * flag: a Java has shown that it knows it when its archive was {@linkplain Training#tryOut tried out}.
     */
    static final List<String> MAPPED = List.of("-XX:+UnlockDiagnosticVMOptions", RELOCATION + "=0");

    /** SIGABRT, with which a JVM ends that has met a fatal error, SIGBUS, SIGSEGV. */
    private static final Set<Integer> CRASHES = Set.of(128 + 6, 128 + 7, 128 + 11);

    /** No pool of this kind has an archive. */
    private static final ChildArchive NONE = new ChildArchive(List.of(), null, null, false, false);

    private final @Nullable ArchiveKey key;
    private final @Nullable ArchiveRequest request;

    /** Whether it is made if it is missing. */
    private final boolean made;

    private final boolean withUserClasses;

    /** Where a child writes which classes it loads; null if none does. */
    private volatile @Nullable Path classLog;

    /** What stands first on a child's class path. */
    private final List<Path> own;

    /** Null if there is none, or it is not to be used any more. */
    private volatile ArchiveStore.@Nullable Found found;

    private ChildArchive(
            List<Path> own,
            @Nullable ArchiveKey key,
            @Nullable ArchiveRequest request,
            boolean made,
            boolean withUserClasses) {
        this.own = own;
        this.key = key;
        this.request = request;
        this.made = made;
        this.withUserClasses = withUserClasses;
    }

    /**
     * Looks for the archive of a pool. It does not fail.
     *
     * @param javaHome the children's
     * @param jvmArgs the user's
     * @param classPath the children's
     * @param isWorker whether this JVM is a worker itself: what its parent's pool needs is made by its parent
     */
    public static ChildArchive of(
            Archive wanted, Path javaHome, List<String> jvmArgs, List<String> classPath, boolean isWorker) {
        if (wanted == Archive.NONE || !allow(jvmArgs)) {
            return NONE;
        }
        ArchiveSettings settings = ArchiveSettings.ofThisJvm();
        if (!settings.used()) {
            return NONE;
        }
        List<Path> own = OwnJars.ofChild();
        List<Path> all = wanted == Archive.WITH_USER_CLASSES ? jars(classPath) : null;
        List<Path> archived = all == null ? own : all;
        ArchiveKey key = ArchiveKey.of(ArchiveRequest.CHILD, javaHome, archived);
        if (key == null) {
            return NONE;
        }
        Path cache = settings.cache();
        ArchiveRequest request =
                cache == null ? null : ArchiveRequest.ofChildren(cache, javaHome, archived, own.size());
        ChildArchive archive = new ChildArchive(own, key, request, settings.made() && !isWorker, all != null);
        archive.found = find(key, own.get(0).resolveSibling(BESIDE_JARS), cache);
        return archive;
    }

    /** The entries of a class path, if all are jars. */
    private static @Nullable List<Path> jars(List<String> classPath) {
        List<Path> jars = new ArrayList<>();
        for (String entry : classPath) {
            Path path = Path.of(entry);
            if (!Files.isRegularFile(path)) {
                return null;
            }
            jars.add(path);
        }
        return jars;
    }

    private static boolean allow(List<String> jvmArgs) {
        for (String arg : jvmArgs) {
            for (String flag : WITHOUT) {
                if (arg.startsWith(flag)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static ArchiveStore.@Nullable Found find(ArchiveKey key, Path beside, @Nullable Path cache) {
        // Who can write beside the jars can write the jars.
        ArchiveStore.Found brought = new ArchiveStore(beside).find(key);
        return brought == null && cache != null && Trust.isOurs(cache) ? new ArchiveStore(cache).find(key) : brought;
    }

    /** What a child's JVM is told of it, nothing without one. Whatever the JVM thinks of its archive, nobody hears of it. */
    public List<String> flags() {
        ArchiveStore.Found used = found;
        if (used == null) {
            return List.of();
        }
        List<String> flags = new ArrayList<>();
        flags.add("-XX:SharedArchiveFile=" + used.archive());
        flags.add("-Xlog:cds*=off:stderr");
        if (used.jar() != null) {
            List<Path> told = new ArrayList<>(own);
            told.add(0, used.jar());
            flags.add("-D" + OwnJars.PROPERTY + "=" + ArchiveRequest.joined(told));
        }
        return flags;
    }

    /**
     * What stands behind the user's own flags beside {@link #flags}: behind, so that diagnostic flags of the user's need
     * their own word that unlocks them, with an archive as without.
     *
     * @param jvmArgs the user's
     */
    public static List<String> lastFlags(List<String> jvmArgs) {
        for (String arg : jvmArgs) {
            if (arg.startsWith(RELOCATION)) {
                return List.of();
            }
        }
        return MAPPED;
    }

    /**
     * The class path of a child with {@link #flags}.
     *
     * @param entries that of one without, which our own jars lead
     */
    public List<String> classPath(List<String> entries) {
        ArchiveStore.Found used = found;
        if (used == null || used.jar() == null) {
            return entries;
        }
        List<String> joined = new ArrayList<>();
        joined.add(used.jar().toString());
        joined.addAll(entries.subList(own.size(), entries.size()));
        joined.addAll(entries.subList(0, own.size())); // Should that jar be gone.
        return joined;
    }

    /** Whether one child is to tell what classes it loads. */
    public boolean needsClassLog() {
        return made && withUserClasses && found == null && request != null && classLog == null;
    }

    /**
     * What that child's JVM is told.
     *
     * @param file deleted with the pool, but not before {@link #close}
     */
    public String classLogFlag(Path file) {
        classLog = file;
        // A colon ends the file's name, unless it is quoted.
        return "-Xlog:class+load=info:file=" + (file.toString().contains(":") ? "\"" + file + "\"" : file) + ":none";
    }

    /**
     * A child has not come up: the next ones try it without the archive.
     *
     * @param death the child's; if its JVM has crashed the archive may be why, and is made anew
     */
    public void distrust(WorkerDeath death) {
        ArchiveStore.Found used = found;
        found = null;
        // Without a core dump a crashed JVM's exit code is 1.
        boolean crashed = death.crashLog() != null || CRASHES.contains(death.exitCode());
        Path folder = used == null ? null : used.archive().getParent();
        if (folder != null && key != null && crashed) {
            new ArchiveStore(folder).remove(key);
        }
    }

    /** The pool has ended: if its archive was missing it is made when this JVM has the time. */
    @Override
    public void close() {
        if (!made || found != null || key == null || request == null) {
            return;
        }
        if (!withUserClasses) {
            Trainings.want(key, request);
            return;
        }
        Path log = classLog;
        Path classes = log == null ? null : ClassLog.keep(log, request.store(), key);
        if (classes != null) {
            Trainings.want(key, request.with(classes));
        }
    }
}
