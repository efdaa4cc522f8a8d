package io.github.poollaunch.worker;

import io.github.poollaunch.Profile;
import io.github.poollaunch.engine.ChildOptions;
import java.util.ArrayList;
import java.util.List;

/** The flags by which a child's JVM starts quickly, or runs fast; src/docs/startup.md has what each brings. */
final class ChildFlags {

    /**
     * The full compiler waits for four times as many calls, and fifteen times as many rounds of a loop, and the quick one for
     * three times as many calls: what runs only while a child starts is compiled by neither, and what a task keeps running
     * comes to the same a few milliseconds later. The numbers are the JDK's, multiplied.
     */
    private static final List<String> LATER_COMPILERS = List.of(
            "-XX:Tier3InvocationThreshold=600",
            "-XX:Tier3MinInvocationThreshold=300",
            "-XX:Tier3CompileThreshold=6000",
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=2400",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=600000");

    private ChildFlags() {}

    static List<String> of(ChildOptions options) {
        List<String> flags = new ArrayList<>();
        boolean collectorChosen = false;
        for (String arg : options.jvmArgs()) {
            // A JVM with two collectors to choose from does not start.
            collectorChosen |= arg.startsWith("-XX:+Use") && arg.endsWith("GC");
        }
        if (!collectorChosen) {
            // It starts faster than a parallel one, and one task has one thread.
            flags.add("-XX:+UseSerialGC");
        }
        if (options.profile() == Profile.STARTUP) {
            flags.add("-XX:TieredStopAtLevel=1");
        } else if (options.profile() == Profile.BALANCED) {
            flags.addAll(LATER_COMPILERS);
        }
        return flags;
    }
}
