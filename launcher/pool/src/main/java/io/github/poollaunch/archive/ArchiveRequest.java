package io.github.poollaunch.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An archive that is to be made. It travels to the process that makes it as words on a command line.
 *
 * @param kind {@link #CHILD} or {@link #COMMAND}
 * @param store the folder where it belongs
 * @param javaHome the installation that will use it
 * @param classPath jars; what a JVM has behind them does not matter
 * @param byJvm how many of them, at the start, the JVM {@linkplain ChildClasses#byJvm loads by itself}
 * @param classes a file with names of further classes, a line each, deleted afterwards; null for none
 * @param pointer a file to be written that tells where the archive is, and its size, a line each; null for none
 */
public record ArchiveRequest(
        String kind,
        Path store,
        Path javaHome,
        List<Path> classPath,
        int byJvm,
        @Nullable Path classes,
        @Nullable Path pointer) {

    /** Of a child's own jars, and perhaps the user's. */
    public static final String CHILD = "child";

    /** Of the command pool-launch. */
    public static final String COMMAND = "command";

    /**
     * What children start from.
     *
     * @param byJvm how many of the jars, at the start, the JVM loads by itself
     */
    static ArchiveRequest ofChildren(Path store, Path javaHome, List<Path> classPath, int byJvm) {
        return new ArchiveRequest(CHILD, store, javaHome, classPath, byJvm, null, null);
    }

    /** The same with a file of further classes. */
    ArchiveRequest with(Path furtherClasses) {
        return new ArchiveRequest(kind, store, javaHome, classPath, byJvm, furtherClasses, pointer);
    }

    @Nullable
    ArchiveKey key() {
        return ArchiveKey.of(kind, javaHome, classPath);
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(kind);
        words.add(store.toString());
        words.add(javaHome.toString());
        words.add(classes == null ? "" : classes.toString());
        words.add(pointer == null ? "" : pointer.toString());
        words.add(Integer.toString(byJvm));
        for (Path entry : classPath) {
            words.add(entry.toString());
        }
        return words;
    }

    static ArchiveRequest of(List<String> words) {
        List<Path> classPath = new ArrayList<>();
        for (String entry : words.subList(6, words.size())) {
            classPath.add(Path.of(entry));
        }
        return new ArchiveRequest(
                words.get(0),
                Path.of(words.get(1)),
                Path.of(words.get(2)),
                classPath,
                Integer.parseInt(words.get(5)),
                path(words.get(3)),
                path(words.get(4)));
    }

    private static @Nullable Path path(String word) {
        return word.isEmpty() ? null : Path.of(word);
    }

    /** Those jars. */
    List<Path> jarsByJvm() {
        return classPath.subList(0, byJvm);
    }

    /** All of them, as java takes them. */
    String joinedClassPath() {
        return ChildClasses.joined(classPath);
    }

    /** What is on the class path, as java takes it; may be empty. */
    String joinedBehindJvm() {
        return ChildClasses.joined(classPath.subList(byJvm, classPath.size()));
    }
}
