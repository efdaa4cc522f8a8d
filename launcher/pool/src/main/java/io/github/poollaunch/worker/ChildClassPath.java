package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.archive.OwnJars;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A child's class path: our own jars first, the user's behind them. The order is what keeps a class-data archive of our
 * jars valid whatever the user appends, and the child's code ours.
 */
final class ChildClassPath {

    /**
     * Of the further jars that the pool's calls may need in a child: a function's interface, another wire format, classes
     * with annotations of Jackson's. One class of each, by name, since an embedder may have left a jar out; a small one that
     * needs no others, since it is loaded.
     */
    private static final List<String> FURTHER = List.of(
            "io.github.poollaunch.PoolFunction",
            "tools.jackson.dataformat.smile.SmileConstants",
            "tools.jackson.databind.annotation.JsonNaming",
            "com.fasterxml.jackson.annotation.JsonProperty");

    private ChildClassPath() {}

    /**
     * Returns the whole class path.
     *
     * @param user the user's entries; null for this JVM's own class path and module path
     */
    static List<String> of(@Nullable List<Path> user) {
        Set<String> entries = new LinkedHashSet<>();
        for (Path own : OwnJars.ofChild()) {
            entries.add(own.toString());
        }
        if (user == null) {
            entries.addAll(ParentClassPath.entries());
            // A worker's own: a child of its pool may have it, too, but not for what it lacks.
            entries.remove(String.valueOf(OwnJars.childJar()));
        } else {
            for (Path entry : user) {
                entries.add(entry.toAbsolutePath().toString());
            }
        }
        for (String className : user == null && OwnJars.areOnClassPath() ? List.<String>of() : FURTHER) {
            // Behind the user's, who may have another version of them on purpose.
            Path jar = OwnJars.find(className);
            if (jar != null) {
                entries.add(jar.toString());
            }
        }
        List<String> joined = new ArrayList<>(entries);
        for (String entry : joined) {
            if (entry.contains(File.pathSeparator)) {
                throw new PoolException("the class path entry " + entry + " contains the character '"
                        + File.pathSeparator + "', which separates entries: move it to a folder without it");
            }
            if (entry.endsWith(File.separator + "*")) {
                // What java would make of it is not this folder, but all jars beside it.
                throw new PoolException("the class path entry " + entry
                        + " ends in '*', which java takes for all jars of" + " a folder: name the jars");
            }
        }
        return joined;
    }
}
