package io.github.poollaunch.worker;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where this JVM finds its classes: its class path, then its module path, whose modules a child has on its class path. All
 * entries are absolute, since a child may work in another folder.
 */
final class ParentClassPath {
    private ParentClassPath() {}

    static List<String> entries() {
        return entries(
                System.getProperty("java.class.path", ""),
                System.getProperty("jdk.module.path"),
                System.getProperty("jdk.module.main") != null);
    }

    /**
     * @param modulePath null for none
     * @param mainIsModule whether this JVM was started with the main class of a module
     */
    static List<String> entries(String classPath, @Nullable String modulePath, boolean mainIsModule) {
        List<String> entries = new ArrayList<>();
        // An empty class path means the current folder, unless a module was started.
        if (!classPath.isEmpty() || !mainIsModule) {
            for (String entry : classPath.split(File.pathSeparator, -1)) {
                entries.add(new File(entry).getAbsolutePath());
            }
        }
        if (modulePath != null) {
            for (String entry : modulePath.split(File.pathSeparator, -1)) {
                addModules(new File(entry).getAbsoluteFile(), entries);
            }
        }
        return entries;
    }

    /** An entry of a module path is a module (a jar or folder), or a folder of modules. */
    private static void addModules(File entry, List<String> entries) {
        if (isModule(entry)) {
            entries.add(entry.getPath());
            return;
        }
        File[] inside = entry.listFiles();
        if (inside != null) {
            for (File each : inside) {
                if (isModule(each)) {
                    entries.add(each.getPath());
                }
            }
        }
    }

    private static boolean isModule(File entry) {
        return entry.isFile() ? entry.getName().endsWith(".jar") : new File(entry, "module-info.class").isFile();
    }
}
