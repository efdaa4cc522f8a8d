package io.github.poollaunch.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Which item was started where: a line for each start, written by the workers before an item does anything else. */
record RunLog(Path file) {

    /** One write of few bytes at the file's end, which does not mix with another process's. */
    static void write(Path file, Item item) throws IOException {
        Files.writeString(
                file,
                item.number() + " " + ProcessHandle.current().pid() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** The processes that have started an item. */
    List<Long> pids(int number) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(Integer.toString(number)))
                .map(words -> Long.valueOf(words[1]))
                .toList();
    }
}
