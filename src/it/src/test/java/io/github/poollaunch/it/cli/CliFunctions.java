package io.github.poollaunch.it.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Functions that tests map from the shell. */
public final class CliFunctions {
    private CliFunctions() {}

    public static int square(int x) {
        return x * x;
    }

    public static int reciprocal(int x) {
        return 100 / x;
    }

    /** Ends its JVM for one item. */
    public static int exitOn13(int x) {
        if (x == 13) {
            System.exit(3);
        }
        return x;
    }

    /** Prints in all the ways there are. */
    public static int noisy(int x) throws IOException {
        System.out.println("printed " + x);
        // Not closed: that would close the descriptor for all.
        new FileOutputStream(FileDescriptor.out).write(("raw " + x + "\n").getBytes(StandardCharsets.UTF_8));
        return x;
    }

    public static int printing(int x) {
        System.out.println("printed " + x);
        return x;
    }

    public static int length(String text) {
        return text.length();
    }

    public static String property(String name) {
        return String.valueOf(System.getProperty(name));
    }

    public static long maxHeapMiB(int ignored) {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    /** Returns a word at once; makes the file that any other text names, and then never returns. */
    public static String stuckInFile(String text) throws IOException, InterruptedException {
        if (text.contains("/")) {
            Files.createFile(Path.of(text));
            new CountDownLatch(1).await();
        }
        return text;
    }
}
