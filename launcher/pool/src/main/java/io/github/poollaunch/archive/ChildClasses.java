package io.github.poollaunch.archive;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a child's JVM finds classes. Immutable.
 *
 * <p>Our own jars come first in any case: that keeps the child's code ours, and an archive of them valid whatever the user
 * has. Usually the JVM loads what is in them by itself, as it does the JDK's classes, behind those: then it asks no class
 * loader of Java's for them, verifies none of them, and opens no jar of ours for a class of the user's. That takes a fifth
 * off the start of a child without an archive, 6 to 8 % with one ({@code src/docs/startup.md}).
 *
 * @param own our own jars or folders, all that a plain child loads
 * @param byJvm whether the JVM loads them by itself; else they lead the class path
 * @param others what else is on the class path: paths as java takes them
 */
public record ChildClasses(List<Path> own, boolean byJvm, List<String> others) {

    /** What each of our jars is called, before its version. One of another name may have other people's classes, too. */
    private static final List<String> NAMES = List.of("pool-launch-child-", "pool-launch-protocol-", "jackson-core-");

    private static final String BEHIND_THE_JDKS = "-Xbootclasspath";

    /**
     * Flags with which our classes stay on the class path: an agent may want to see them, as that of a test coverage does,
     * and leaves alone what the JVM loads by itself.
     */
    private static final List<String> NOT_BY_JVM =
            List.of(BEHIND_THE_JDKS, "-javaagent:", "-agentlib:", "-agentpath:", "-Xrun", "@");

    /**
     * Those of a child.
     *
     * @param own see {@link OwnJars#ofChild}
     * @param jvmArgs the user's flags
     * @param others see there; what is of {@code own} among them does not count
     */
    public static ChildClasses of(List<Path> own, List<String> jvmArgs, List<String> others) {
        List<String> left = new ArrayList<>(others);
        for (Path each : own) {
            left.remove(each.toString());
        }
        return new ChildClasses(own, areByThemselves(own) && allow(jvmArgs), left);
    }

    /** Whether there is nothing else in our jars: they are no folders, and nobody has packed them together with more. */
    static boolean areByThemselves(List<Path> own) {
        if (own.size() != NAMES.size()) {
            return false;
        }
        for (int i = 0; i < NAMES.size(); i++) {
            Path name = own.get(i).getFileName();
            boolean isOurs = name != null
                    && name.toString().startsWith(NAMES.get(i))
                    && name.toString().endsWith(".jar")
                    && own.get(i).toFile().isFile();
            if (!isOurs) {
                return false;
            }
        }
        return true;
    }

    private static boolean allow(List<String> jvmArgs) {
        for (String arg : jvmArgs) {
            for (String flag : NOT_BY_JVM) {
                if (arg.startsWith(flag)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What the JVM is told besides its class path. */
    public List<String> flags() {
        return byJvm ? List.of(byJvmFlag(own), "-D" + OwnJars.PROPERTY + "=" + joined(own)) : List.of();
    }

    /** What tells a JVM to load classes by itself from some jars, behind the JDK's own. */
    static String byJvmFlag(List<Path> jars) {
        return BEHIND_THE_JDKS + "/a:" + joined(jars);
    }

    /** The entries of the class path. */
    public List<String> classPath() {
        return byJvm ? others : all();
    }

    /** All entries, in the order in which classes are looked for. */
    public List<String> all() {
        List<String> all = new ArrayList<>();
        for (Path each : own) {
            all.add(each.toString());
        }
        all.addAll(others);
        return all;
    }

    /** Some paths as java takes them. */
    static String joined(List<Path> paths) {
        StringBuilder joined = new StringBuilder();
        for (Path path : paths) {
            joined.append(joined.length() == 0 ? "" : File.pathSeparator).append(path);
        }
        return joined.toString();
    }
}
