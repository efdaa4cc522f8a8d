package io.github.poollaunch.cli.map;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** What the user may have meant. Only looked for when the command has failed already. */
final class NearMisses {

    private static final int SHOWN = 3;

    /** A class path of a thousand jars is not searched to its end for a guess. */
    private static final int MAX_CLASSES = 50_000;

    private NearMisses() {}

    /** Public static methods of a class with one parameter: those with a similar name, or else all. */
    static List<String> methods(Class<?> type, String name) {
        List<String> all = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 1)
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
        List<String> similar = all.stream().filter(each -> similar(each, name)).toList();
        return nearestFirst(similar.isEmpty() ? all : similar, name);
    }

    /** Classes with the same or a similar simple name, in any package. */
    static List<String> classes(String name, List<Path> classPath) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        List<String> all = new ArrayList<>();
        for (Path entry : classPath) {
            try {
                if (Files.isDirectory(entry)) {
                    addFolder(entry, all);
                } else {
                    addJar(entry, all);
                }
            } catch (IOException e) {
                // An entry that cannot be read has nothing to offer; that is said when it is needed.
            }
        }
        return all.stream()
                .filter(each -> similar(each.substring(each.lastIndexOf('.') + 1), simple))
                .distinct()
                .sorted()
                .toList();
    }

    private static void addFolder(Path folder, List<String> all) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.limit(MAX_CLASSES)
                    .forEach(file -> add(folder.relativize(file).toString().replace('\\', '/'), all));
        }
    }

    private static void addJar(Path jar, List<String> all) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream().limit(MAX_CLASSES).map(ZipEntry::getName).forEach(entry -> add(entry, all));
        }
    }

    private static void add(String path, List<String> all) {
        if (path.endsWith(".class") && !path.contains("$") && !path.endsWith("-info.class")) {
            all.add(path.substring(0, path.length() - ".class".length()).replace('/', '.'));
        }
    }

    private static List<String> nearestFirst(List<String> names, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .sorted(Comparator.comparingInt(each -> distance(each.toLowerCase(Locale.ROOT), wanted)))
                .toList();
    }

    static String list(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + (names.size() > SHOWN ? ", …" : "");
    }

    /** Equal but for case, or two letters apart at most, in names that are long enough for that. */
    private static boolean similar(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        return left.equals(right) || distance(left, right) <= Math.min(2, right.length() / 3);
    }

    /** The Levenshtein distance. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
