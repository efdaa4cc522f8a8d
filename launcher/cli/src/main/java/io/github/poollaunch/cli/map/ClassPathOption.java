package io.github.poollaunch.cli.map;

import io.github.poollaunch.PoolFunction;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The user's class path: jars, folders, and {@code folder/*} for all jars in a folder. Immutable. */
record ClassPathOption(List<Path> entries) {

    /** The class path if the user gives none: the launch script's examples. */
    static final String DEFAULT_PROPERTY = "poollaunch.classpath.default";

    /**
     * Splits and expands as java does; but an entry that does not exist is an error, not passed over.
     *
     * @throws UnusableFunctionException if there is no such file or folder
     */
    static ClassPathOption parse(String text) throws UnusableFunctionException {
        List<Path> entries = new ArrayList<>();
        for (String entry : text.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                add(entry, entries);
            }
        }
        return new ClassPathOption(List.copyOf(entries));
    }

    private static void add(String entry, List<Path> entries) throws UnusableFunctionException {
        boolean allJars = entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*");
        try {
            Path path = Path.of(allJars ? entry.substring(0, entry.length() - 1) : entry);
            if (allJars) {
                entries.addAll(jars(path));
            } else if (Files.exists(path)) {
                entries.add(path);
            } else {
                throw new UnusableFunctionException("--classpath: there is no " + path);
            }
        } catch (InvalidPathException e) {
            throw new UnusableFunctionException("--classpath: not a path: " + e.getMessage());
        }
    }

    private static List<Path> jars(Path folder) throws UnusableFunctionException {
        if (!Files.isDirectory(folder)) {
            throw new UnusableFunctionException("--classpath: there is no folder " + folder);
        }
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                if (each.toString().toLowerCase(Locale.ROOT).endsWith(".jar")) {
                    jars.add(each);
                }
            }
        } catch (IOException e) {
            throw new UnusableFunctionException("--classpath: " + folder + " cannot be listed: " + e.getMessage());
        }
        Collections.sort(jars);
        return jars;
    }

    /** What the children get: these, and the jar with PoolFunction, which a user's class may implement. */
    Path[] forChildren() {
        List<Path> all = new ArrayList<>(entries);
        try {
            all.add(Path.of(PoolFunction.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the pool's own jar has no path", e);
        }
        return all.toArray(new Path[0]);
    }

    /** A loader of these classes in this JVM; it knows nothing else of ours but the pool's API. */
    ClassLoader loader() {
        URL[] urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = url(entries.get(i));
        }
        return new UserClassLoader(urls);
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(entry + " has no URL", e);
        }
    }

    /** For messages. */
    @Override
    public String toString() {
        return entries.isEmpty()
                ? "empty"
                : String.join(
                        File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
