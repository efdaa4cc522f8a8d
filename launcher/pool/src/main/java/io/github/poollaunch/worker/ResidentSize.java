package io.github.poollaunch.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of the machine's memory a process has, in bytes. Asked by one thread; closed by any, more than once perhaps. */
interface ResidentSize extends AutoCloseable {

    /** Where the system does not tell, or the process is gone. */
    long UNKNOWN = 0;

    /** The resident bytes now, or lately; {@link #UNKNOWN} at times. Never fails, and never takes long. */
    long bytes();

    @Override
    void close();

    /** The size of a process, by what this system has to tell it. */
    static ResidentSize of(long pid) {
        Path statm = Path.of("/proc", String.valueOf(pid), "statm");
        if (Files.isReadable(statm)) {
            try {
                return new StatmSize(statm, PageSize.BYTES);
            } catch (IOException e) {
                return NONE; // It has just gone.
            }
        }
        return new PsSize(pid);
    }

    /** Of a process that is gone. */
    ResidentSize NONE = new ResidentSize() {
        @Override
        public long bytes() {
            return UNKNOWN;
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    };
}
