package io.github.poollaunch.worker;

import java.util.Map;

/** What a process's exit code says, in words. */
final class ExitCode {

    /** Signal numbers that are the same on Linux and macOS. */
    private static final Map<Integer, String> COMMON = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(25, "SIGXFSZ"),
            Map.entry(26, "SIGVTALRM"),
            Map.entry(27, "SIGPROF"));

    private static final Map<Integer, String> LINUX =
            Map.of(7, "SIGBUS", 10, "SIGUSR1", 12, "SIGUSR2", 16, "SIGSTKFLT", 29, "SIGIO", 30, "SIGPWR", 31, "SIGSYS");

    private static final Map<Integer, String> MACOS =
            Map.of(7, "SIGEMT", 10, "SIGBUS", 12, "SIGSYS", 30, "SIGUSR1", 31, "SIGUSR2");

    private static final int FIRST_REAL_TIME = 34;

    private ExitCode() {}

    static String describe(int code) {
        return describe(code, System.getProperty("os.name", ""));
    }

    static String describe(int code, String system) {
        if (code < 0 && system.startsWith("Windows")) {
            // A status of NT's, such as c0000005: that is how it is found in the vendor's lists.
            return "exit code " + code + " (0x" + Integer.toHexString(code) + ")";
        }
        // The shell's own, when it cannot become the program that it was to start.
        if (code == 126 || code == 127) {
            return "exit code " + code
                    + (code == 126 ? " (a program was not executable)" : " (a program was not found)");
        }
        if (code <= 128 || code > 128 + 64) {
            return "exit code " + code;
        }
        return "exit code " + code + " (" + signal(code - 128, system) + ")";
    }

    private static String signal(int number, String system) {
        Map<Integer, String> others =
                system.equals("Linux") ? LINUX : system.startsWith("Mac") ? MACOS : Map.<Integer, String>of();
        String name = COMMON.getOrDefault(number, others.getOrDefault(number, "signal " + number));
        return system.equals("Linux") && number >= FIRST_REAL_TIME ? "SIGRTMIN+" + (number - FIRST_REAL_TIME) : name;
    }
}
