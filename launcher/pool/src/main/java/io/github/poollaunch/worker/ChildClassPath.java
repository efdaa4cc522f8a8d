package io.github.poollaunch.worker;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.protocol.Protocol;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * A child's class path: our own jars first, the user's behind them. The order is what keeps a class-data archive of our
 * jars valid whatever the user appends, and the child's code ours.
 */
final class ChildClassPath {

    static final String MAIN_CLASS = "io.github.poollaunch.child.ChildMain";

    /**
     * Of the further jars that the pool's calls may need in a child: a function's interface, another wire format, classes
     * with annotations of Jackson's. One class of each, by name, since an embedder may have left a jar out.
     */
    private static final List<String> FURTHER = List.of(
            "io.github.poollaunch.PoolFunction",
            "tools.jackson.dataformat.smile.SmileFactory",
            "tools.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.annotation.JsonProperty");

    private ChildClassPath() {}

    /**
     * Returns the whole class path, joined as the platform does.
     *
     * @param user the user's entries; null for this JVM's own class path and module path
     */
    static String of(@Nullable List<Path> user) {
        Set<String> entries = new LinkedHashSet<>();
        entries.add(childLocation());
        entries.add(location(Protocol.class));
        entries.add(location(JsonParser.class));
        if (user == null) {
            entries.addAll(ParentClassPath.entries());
        } else {
            for (Path entry : user) {
                entries.add(entry.toAbsolutePath().toString());
            }
        }
        for (String className : FURTHER) {
            // Behind the user's, who may have another version of them on purpose.
            URL url = resource(className);
            if (url != null && isOnFileSystem(url)) {
                entries.add(location(url, className));
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
        return String.join(File.pathSeparator, joined);
    }

    /** The child module is no compile-time dependency: it is found as the resource that it is. */
    private static String childLocation() {
        URL url = resource(MAIN_CLASS);
        if (url == null) {
            throw new PoolException(
                    "the jar pool-launch-child is missing: it must be on the class path beside" + " pool-launch-pool");
        }
        return location(url, MAIN_CLASS);
    }

    /** A class is found without being loaded: most of them are of no use to the parent. */
    private static @Nullable URL resource(String className) {
        ClassLoader loader = ChildClassPath.class.getClassLoader();
        return loader == null ? null : loader.getResource(path(className));
    }

    private static String path(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static boolean isOnFileSystem(URL url) {
        return url.toString().startsWith("jar:file:") || url.toString().startsWith("file:");
    }

    /** The jar or folder that has a class. */
    private static String location(URL url, String className) {
        String text = url.toString();
        return file(
                text.startsWith("jar:")
                        ? text.substring(4, text.indexOf("!/"))
                        : text.substring(0, text.length() - path(className).length()));
    }

    private static String location(Class<?> type) {
        return file(type.getProtectionDomain().getCodeSource().getLocation().toString());
    }

    private static String file(String url) {
        try {
            URI uri = new URI(url);
            if ("file".equals(uri.getScheme())) {
                return Path.of(uri).toString();
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new PoolException("pool-launch's own classes are in " + url
                + ", which a child JVM cannot read: put its jars" + " on the class path as files");
    }
}
