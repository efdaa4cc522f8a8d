package io.github.poollaunch.child;

import io.github.poollaunch.protocol.remains.Orphans;
import io.github.poollaunch.protocol.remains.PoolFiles;
import io.github.poollaunch.protocol.remains.WorkerMark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a child does when its parent is gone: it takes its own children along, deletes its pool's temporary files, which
 * nobody else is left to do, and halts at once, whatever its task is doing and whatever shutdown hooks the user's code has
 * left.
 */
final class ParentDeath implements Inbox.End {

    /** The exit code of a child that has lost its parent; nobody is there to read it but an administrator. */
    private static final int CODE = 71;

    /** How long the work in hand and the user's shutdown hooks may go on after a stop, at most, if the parent dies too. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final String folder;
    private final String prefix;

    /**
     * Nothing is done yet: a child on its way to its first task pays for none of it.
     *
     * @param folder where the pool has its files; empty if there are none
     * @param prefix how their names start; empty if the folder is the pool's own
     */
    ParentDeath(String folder, String prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /** What is left to do has its limit, as if the parent died then. */
    @Override
    public void stopped() {
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        long left;
        while ((left = end - System.nanoTime()) > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(left);
            } catch (InterruptedException e) {
                // Some of the user's code interrupts all threads it finds, and perhaps did so long ago: the limit
                // stands.
            }
        }
        parentIsGone();
    }

    /** The parent, if it is there, cleans up itself; it sees the exit, and tells what is said here. */
    @Override
    public void cannotBeRead(Throwable why) {
        try {
            ChildMain.say("the requests cannot be read: " + why);
        } finally {
            ChildMain.halt(ChildMain.CANNOT_GO_ON);
        }
    }

    @Override
    public void parentIsGone() {
        ChildMain.disarm();
        try {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            List<WorkerMark> marks = WorkerMark.parse(System.getenv(WorkerMark.VARIABLE));
            if (!marks.isEmpty()) {
                Orphans.end(marks.get(marks.size() - 1)::equals);
            }
            if (!folder.isEmpty()) {
                deleteFiles(Path.of(folder));
            }
        } finally {
            ChildMain.halt(CODE);
        }
    }

    private void deleteFiles(Path files) {
        // Which crash logs were named in an error nobody knows any more: all stay.
        PoolFiles.delete(files, prefix, name -> name.endsWith(PoolFiles.LOG));
        if (prefix.isEmpty()) {
            PoolFiles.deleteFolder(files);
        }
    }
}
