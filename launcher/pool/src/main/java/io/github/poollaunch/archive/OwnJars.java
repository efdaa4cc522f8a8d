package io.github.poollaunch.archive;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.protocol.Protocol;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Where our own classes are: jars, or a build's folders. */
public final class OwnJars {

    /** Tells a worker of its {@link ChildJar}, and of the jars that this was made of, as a class path. */
    static final String PROPERTY = "poollaunch.child.jars";

    /** A child's main class, by name: the child is no compile-time dependency. */
    public static final String CHILD_MAIN = "io.github.poollaunch.child.ChildMain";

    /** How the place of a jar starts that is inside another one: Spring Boot's executable jars have them. */
    private static final String NESTED = "jar:";

    private static final String EXTRACT =
            "; out of an executable jar of Spring Boot's come its jars by: java -Djarmode=tools -jar app.jar extract";

    private OwnJars() {}

    /**
     * Returns what leads each child's class path: all that a plain child loads.
     *
     * @throws PoolException if something is missing, or is nowhere on the file system
     */
    public static List<Path> ofChild() {
        List<Path> told = told();
        if (!told.isEmpty()) {
            return told.subList(1, told.size());
        }
        Set<Path> entries = new LinkedHashSet<>();
        Class<?> child = load(CHILD_MAIN);
        if (child == null) {
            throw new PoolException(
                    "the jar pool-launch-child is missing: it must be on the class path beside pool-launch-pool");
        }
        entries.add(of(child));
        entries.add(of(Protocol.class));
        entries.add(of(JsonParser.class));
        return new ArrayList<>(entries);
    }

    /**
     * The {@link ChildJar} that leads this JVM's class path, a worker's, whether it is still there or not; null if none does.
     */
    public static @Nullable Path childJar() {
        List<Path> told = told();
        return told.isEmpty() ? null : told.get(0);
    }

    /** What the property says, to classes of the worker's own: a task may have others of us in a loader of its own. */
    private static List<Path> told() {
        String told = System.getProperty(PROPERTY);
        return told == null || !areOnClassPath()
                ? List.of()
                : Arrays.stream(told.split(File.pathSeparator)).map(Path::of).toList();
    }

    /** Whether this JVM's class path or module path has all that our classes can need: then nothing of it is to be looked for. */
    public static boolean areOnClassPath() {
        return OwnJars.class.getClassLoader() == ClassLoader.getSystemClassLoader();
    }

    /** The jar or folder that has a class; null if there is no such class, or it is nowhere on the file system. */
    public static @Nullable Path find(String className) {
        Class<?> type = load(className);
        return type == null ? null : file(location(type));
    }

    /**
     * Loads a class without its code being run; null if it is not there. Not looked for as a resource: for one the JDK asks all
     * of its own modules first, and then opens jar after jar, while a class comes out of this JVM's archive if it has one.
     */
    private static @Nullable Class<?> load(String className) {
        try {
            return Class.forName(className, false, OwnJars.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    static Path of(Class<?> type) {
        String location = location(type);
        Path file = file(location);
        if (file == null) {
            throw new PoolException("pool-launch's own classes are in " + location
                    + ", which a child JVM cannot read: put its jars on the class path as files"
                    + (location.startsWith(NESTED) ? EXTRACT : ""));
        }
        return file;
    }

    private static String location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? "no place" : String.valueOf(source.getLocation());
    }

    private static @Nullable Path file(String location) {
        try {
            URI uri = new URI(location);
            return "file".equals(uri.getScheme()) ? Path.of(uri) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
