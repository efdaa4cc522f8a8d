package io.github.poollaunch.worker;

import java.util.Map;

/** What a process's exit code says, in words. */
final class ExitCode {

    /** Signal numbers that are the same on Linux and macOS; the others are told by number. */
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV",
            13, "SIGPIPE", 15, "SIGTERM");

    private ExitCode() {}

    static String describe(int code) {
        if (code <= 128 || code > 128 + 64) {
            return "exit code " + code;
        }
        int signal = code - 128;
        String name = SIGNALS.getOrDefault(signal, "signal " + signal);
        String hint = "";
        if (signal == 9) {
            hint = ": killed from outside, perhaps by the kernel because memory ran out";
        }
        return "exit code " + code + " (" + name + hint + ")";
    }
}
