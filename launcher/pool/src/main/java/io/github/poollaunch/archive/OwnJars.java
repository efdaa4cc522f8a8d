package io.github.poollaunch.archive;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.protocol.Protocol;
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

/** Where our own classes are: jars, or a build's folders. */
public final class OwnJars {

    /** A child's main class, by name: the child is no compile-time dependency. */
    public static final String CHILD_MAIN = "io.github.poollaunch.child.ChildMain";

    private OwnJars() {}

    /**
     * Returns what leads each child's class path: all that a plain child loads.
     *
     * @throws PoolException if something is missing, or is nowhere on the file system
     */
    public static List<Path> ofChild() {
        Set<Path> entries = new LinkedHashSet<>();
        URL url = resource(CHILD_MAIN);
        if (url == null) {
            throw new PoolException(
                    "the jar pool-launch-child is missing: it must be on the class path beside pool-launch-pool");
        }
        entries.add(of(url, CHILD_MAIN));
        entries.add(of(Protocol.class));
        entries.add(of(JsonParser.class));
        return new ArrayList<>(entries);
    }

    /** Whether this JVM's class path or module path has all that our classes can need: then nothing of it is to be searched for. */
    public static boolean areOnClassPath() {
        return OwnJars.class.getClassLoader() == ClassLoader.getSystemClassLoader();
    }

    /** Where a class is, found as the resource that it is, without being loaded; null if it is not there. */
    public static @Nullable URL resource(String className) {
        ClassLoader loader = OwnJars.class.getClassLoader();
        return loader == null ? null : loader.getResource(path(className));
    }

    private static String path(String className) {
        return className.replace('.', '/') + ".class";
    }

    /** The jar or folder that has a class, by the class's own place. */
    public static Path of(URL url, String className) {
        String text = url.toString();
        return file(
                text.startsWith("jar:")
                        ? text.substring(4, text.indexOf("!/"))
                        : text.substring(0, text.length() - path(className).length()));
    }

    static Path of(Class<?> type) {
        return file(type.getProtectionDomain().getCodeSource().getLocation().toString());
    }

    private static Path file(String url) {
        try {
            URI uri = new URI(url);
            if ("file".equals(uri.getScheme())) {
                return Path.of(uri);
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new PoolException("pool-launch's own classes are in " + url
                + ", which a child JVM cannot read: put its jars on the class path as files");
    }
}
