package io.github.poollaunch.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What this JVM holds of the machine: open descriptors, threads, temporary files, processes. As lists of texts, so that what
 * is too much can be named. Descriptors only where there is /proc.
 */
public record Footprint(List<String> descriptors, List<String> threads, List<String> files, List<String> processes) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** The JDK's own, which come and go as they like. */
    private static final Pattern JDKS_THREADS = Pattern.compile("process reaper.*|Common-Cleaner|Attach Listener|"
            + "CompletableFutureDelayScheduler|ForkJoinPool.commonPool-.*|Signal Dispatcher|Finalizer|"
            + "Reference Handler|Notification Thread");

    /** The JDK keeps a socket of its own from its first file channel on, whenever that is opened. */
    private static final class FirstChannel {
        static final boolean OPENED = open();

        private FirstChannel() {}

        private static boolean open() {
            try {
                Path file = Files.createTempFile("pool-launch-it", ".channel");
                FileChannel.open(file, StandardOpenOption.READ).close();
                Files.delete(file);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static Footprint now() {
        if (!FirstChannel.OPENED) {
            throw new IllegalStateException("no file channel was opened");
        }
        return new Footprint(
                openDescriptors(), threadNames(), list(Path.of(System.getProperty("java.io.tmpdir"))), descendants());
    }

    /** What this one has more than {@code before}; equal texts count. */
    public Footprint beyond(Footprint before) {
        return new Footprint(
                minus(descriptors, before.descriptors),
                minus(threads, before.threads),
                minus(files, before.files),
                minus(processes, before.processes));
    }

    public boolean isEmpty() {
        return descriptors.isEmpty() && threads.isEmpty() && files.isEmpty() && processes.isEmpty();
    }

    private static List<String> minus(List<String> all, List<String> known) {
        List<String> left = new ArrayList<>(all);
        known.forEach(left::remove);
        return left;
    }

    private static List<String> openDescriptors() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return List.of();
        }
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path link : links) {
                try {
                    // Without the number: a pipe that takes another's place is as good.
                    targets.add(Files.readSymbolicLink(link).toString().replaceAll("\\[\\d+]", ""));
                } catch (IOException e) {
                    // Closed meanwhile; the one that lists the folder is always there.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return targets;
    }

    private static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !JDKS_THREADS.matcher(name).matches())
                .toList();
    }

    private static List<String> list(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            List<String> names = new ArrayList<>();
            files.forEach(each -> names.add(each.getFileName().toString()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> descendants() {
        return ProcessHandle.current()
                .descendants()
                .map(each -> each.pid() + " " + each.info().commandLine().orElse(""))
                .toList();
    }
}
