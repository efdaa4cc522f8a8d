package io.github.poollaunch.bench.report;

import com.sun.management.OperatingSystemMXBean;
import io.github.poollaunch.bench.field.Field;
import io.github.poollaunch.bench.field.JavaHome;
import io.github.poollaunch.bench.field.Tool;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where and when it was measured.
 *
 * @param cpus that this process may use
 * @param cpu their model; null if it is not told
 * @param memoryBytes of the machine or container
 * @param os its name, version and architecture
 * @param javas version and vendor by feature version
 * @param tools versions of the peers
 * @param date in UTC
 * @param commit of the checkout; null if it is none, with a + if something is not committed
 * @param load1 the load average of the last minute before the run; null where there is none
 */
public record Machine(
        int cpus,
        @Nullable String cpu,
        long memoryBytes,
        String os,
        Map<String, String> javas,
        Map<String, String> tools,
        String date,
        @Nullable String commit,
        @Nullable Double load1) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Returns this one. */
    public static Machine here(Field field, Path root) {
        Map<String, String> javas = new LinkedHashMap<>();
        for (JavaHome java : field.javas()) {
            javas.put(Integer.toString(java.feature()), java.version() + ", " + java.vendor());
        }
        Map<String, String> tools = new LinkedHashMap<>();
        version(tools, "CPython", field.python());
        version(tools, "CPython of loky", field.lokyPython());
        version(tools, "GNU parallel", field.parallel());
        version(tools, "jq", field.jq());
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double load = system.getSystemLoadAverage();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                cpuModel(),
                system.getTotalMemorySize(),
                system.getName() + " " + system.getVersion() + ", " + system.getArch(),
                javas,
                tools,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                commitOf(root),
                load < 0 ? null : load);
    }

    private static void version(Map<String, String> tools, String name, @Nullable Tool tool) {
        if (tool != null) {
            tools.put(name, tool.version());
        }
    }

    private static @Nullable String cpuModel() {
        try {
            return Files.readAllLines(CPU_INFO).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null; // Not Linux.
        }
    }

    private static @Nullable String commitOf(Path root) {
        String commit = Tool.output("git", "-C", root.toString(), "rev-parse", "--short", "HEAD");
        String changes = Tool.output("git", "-C", root.toString(), "status", "--porcelain");
        return commit == null || changes == null || changes.isEmpty() ? commit : commit + "+";
    }
}
