package io.github.poollaunch.bench.field;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The Java installations here, one of each version that we run on. */
final class Javas {

    private static final int LEAST = 17;

    /** Where Linux distributions put them. */
    private static final Path CUSTOMARY = Path.of("/usr/lib/jvm");

    private Javas() {}

    /** Returns them by version. The running one, and then that of JAVA_HOME, come before others of their version. */
    static List<JavaHome> find() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        String named = System.getenv("JAVA_HOME");
        if (named != null && !named.isEmpty()) {
            homes.add(Path.of(named));
        }
        homes.addAll(folders(CUSTOMARY));
        return ofEachVersion(homes);
    }

    static List<JavaHome> ofEachVersion(List<Path> homes) {
        Map<Integer, JavaHome> found = new TreeMap<>();
        for (Path home : homes) {
            @Nullable JavaHome java = JavaHome.read(home);
            if (java != null && java.feature() >= LEAST) {
                found.putIfAbsent(java.feature(), java);
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Path> folders(Path parent) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
            entries.forEach(folders::add);
        } catch (IOException e) {
            return List.of(); // Another system: there is no such folder.
        }
        folders.sort(null);
        return folders;
    }
}
