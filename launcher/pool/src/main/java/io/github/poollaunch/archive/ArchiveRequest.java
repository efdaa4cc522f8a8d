package io.github.poollaunch.archive;

import java.io.File;
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
 * @param own how many of them, at the start, are our own: where they {@linkplain ChildJar can be one jar} they are; 0 if not
 * @param classes a file with names of further classes, a line each, deleted afterwards; null for none
 * @param pointer a file to be written that tells where the archive is, and its size, a line each; null for none
 */
public record ArchiveRequest(
        String kind,
        Path store,
        Path javaHome,
        List<Path> classPath,
        int own,
        @Nullable Path classes,
        @Nullable Path pointer) {

    /** Of a child's own jars, and perhaps the user's. */
    public static final String CHILD = "child";

    /** Of the command pool-launch. */
    public static final String COMMAND = "command";

    /**
     * What children start from.
     *
     * @param own how many of the jars, at the start, are our own
     */
    static ArchiveRequest ofChildren(Path store, Path javaHome, List<Path> classPath, int own) {
        return new ArchiveRequest(CHILD, store, javaHome, classPath, own, null, null);
    }

    /** The same with a file of further classes. */
    ArchiveRequest with(Path furtherClasses) {
        return new ArchiveRequest(kind, store, javaHome, classPath, own, furtherClasses, pointer);
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
        words.add(Integer.toString(own));
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

    /** The jars that are our own. */
    List<Path> ownJars() {
        return classPath.subList(0, own);
    }

    /** As java takes it. */
    String joinedClassPath() {
        return joined(classPath);
    }

    /** As java takes it, with one jar in the place of our own. */
    String joinedClassPath(Path ownAsOne) {
        List<Path> entries = new ArrayList<>(classPath.subList(own, classPath.size()));
        entries.add(0, ownAsOne);
        return joined(entries);
    }

    static String joined(List<Path> entries) {
        StringBuilder joined = new StringBuilder();
        for (Path entry : entries) {
            joined.append(joined.length() == 0 ? "" : File.pathSeparator).append(entry);
        }
        return joined.toString();
    }
}
