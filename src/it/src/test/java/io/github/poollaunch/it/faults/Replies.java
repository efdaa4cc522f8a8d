package io.github.poollaunch.it.faults;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a task can do to the channel that its worker replies on. */
final class Replies {

    /** What {@link #close} needs. */
    static final String OPENED = "--add-opens=java.base/java.io=ALL-UNNAMED";

    private static final Path CHANNEL = Path.of("/proc/self/fd/3");

    private Replies() {}

    static void write(String text) throws IOException {
        try (FileOutputStream channel = new FileOutputStream("/dev/fd/3")) {
            channel.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static void closeStdout() throws IOException {
        System.out.close();
        new FileOutputStream(FileDescriptor.out).close();
    }

    /** Closes each of this VM's descriptors that leads to the parent, as native code can that closes what it finds. */
    static void close() throws IOException, ReflectiveOperationException {
        Path pipe = Files.readSymbolicLink(CHANNEL);
        List<Integer> leadThere = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(CHANNEL.getParent())) {
            for (Path each : all) {
                if (leadsTo(pipe, each)) {
                    leadThere.add(Integer.valueOf(each.getFileName().toString()));
                }
            }
        }
        Field number = FileDescriptor.class.getDeclaredField("fd");
        number.setAccessible(true);
        for (int each : leadThere) {
            FileDescriptor descriptor = new FileDescriptor();
            number.setInt(descriptor, each);
            new FileOutputStream(descriptor).close();
        }
    }

    private static boolean leadsTo(Path pipe, Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).equals(pipe);
        } catch (NoSuchFileException e) {
            return false; // It was the one of the listing itself, or another thread's.
        }
    }
}
