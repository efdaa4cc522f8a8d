package io.github.poollaunch.bench.field;

import io.github.poollaunch.bench.measure.ContestantException;
import io.github.poollaunch.bench.measure.ContestantProcess;
import io.github.poollaunch.bench.ours.OursMain;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A class-data archive of the program that uses the pool, which its user makes by two options of the JVM's. */
final class ParentArchive {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** It has every class of a first pool: making one, a map, the end. */
    private static final String TRAINING = "create-map processes=2 items=100";

    private ParentArchive() {}

    /**
     * Makes it, unless an earlier call has.
     *
     * @param classPath the contestants'; an archive holds no classes of folders, so each becomes a jar
     * @return the java command with the archive and the main class
     * @throws ContestantException if it cannot be made
     */
    static List<String> command(JavaHome java, OurArchives archives, String classPath) {
        Path archive = archives.folder().resolve("parent-" + java.feature() + ".jsa");
        String jars = jars(classPath, archives.folder());
        if (!Files.exists(archive)) {
            train(command(java, "-XX:ArchiveClassesAtExit=" + archive, jars), archives);
            if (!Files.exists(archive)) {
                throw new ContestantException("the JVM made none", false);
            }
            archive.toFile().deleteOnExit();
        }
        return command(java, "-XX:SharedArchiveFile=" + archive, jars);
    }

    private static List<String> command(JavaHome java, String archive, String jars) {
        return List.of(java.java(), archive, "-Xlog:cds*=off", "-cp", jars, OursMain.class.getName());
    }

    private static void train(List<String> command, OurArchives archives) {
        try (ContestantProcess parent = ContestantProcess.start(command, archives.environment(), LIMIT)) {
            var unused = parent.ask(TRAINING);
        }
    }

    private static String jars(String classPath, Path folder) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            entries.add(Files.isDirectory(path) ? jar(path, folder).toString() : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path jar(Path classes, Path folder) {
        Path jar = folder.resolve(Integer.toHexString(classes.hashCode()) + ".jar");
        if (Files.exists(jar)) {
            return jar;
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jar.toFile().deleteOnExit();
        return jar;
    }
}
