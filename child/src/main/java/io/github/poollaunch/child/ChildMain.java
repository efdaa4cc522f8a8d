package io.github.poollaunch.child;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A child JVM's main class. Its parent starts it; it is of no use by hand.
 *
 * <p>Arguments: the files to read requests from and to write replies to, such as {@code /dev/fd/4 /dev/fd/3}, or {@code -
 * -} for stdin and stdout; then the folder with the pool's temporary files, which are deleted if the parent dies, and how
 * their names start.
 */
public final class ChildMain {

    /** The exit code of a child that cannot understand its parent, or cannot reply. */
    static final int CANNOT_GO_ON = 70;

    /** The exit code of a child whose own threads found no memory left. */
    private static final int OUT_OF_MEMORY = 72;

    /** Made while there is memory: the parent tells by them that the code is ours, and not the user's. */
    private static final byte[] OUT_OF_MEMORY_WORDS =
            "pool-launch: out of memory outside of a task\n".getBytes(StandardCharsets.ISO_8859_1);

    /** Not {@code System.err}, which a task may have replaced by something that takes memory. */
    private static final FileOutputStream STDERR = new FileOutputStream(FileDescriptor.err);

    private ChildMain() {}

    public static void main(String[] args) {
        Inbox inbox = null;
        try {
            Channel channel = args[0].equals("-") ? Channel.standardStreams() : Channel.files(args[0], args[1]);
            inbox = new Inbox(channel.in(), channel.out(), new ParentDeath(args[2], args[3]));
            Thread unused = inbox.start();
            new TaskLoop(inbox, channel.out()).run();
        } catch (OutOfMemoryError e) {
            haltOutOfMemory();
        } catch (Throwable e) {
            // The channel broke, the parent says what this child does not understand, or the loop has a flaw: the
            // parent
            // learns of it by this child's end, which neither threads nor hooks of the user's may hold up.
            try {
                say("this worker cannot go on: " + e);
                if (inbox != null && e instanceof IOException) {
                    inbox.awaitParentsEnd();
                }
            } finally {
                halt(CANNOT_GO_ON);
            }
        }
        disarm();
        if (!isLastThread()) {
            // Threads that the user's code left behind would keep the VM alive.
            System.exit(0);
        }
        // Else a plain return, which runs the same hooks: since Java 21 an exit looks for a logger to tell of it,
        // in all jars of the class path, which takes a tenth of a child's whole start.
    }

    /** Whether no other thread would keep this JVM alive. */
    private static boolean isLastThread() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() + 1];
        int count = all.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (!threads[i].isDaemon() && threads[i] != Thread.currentThread()) {
                return false;
            }
        }
        return count < threads.length; // Else there may be more.
    }

    /** Tells the user, whatever {@code System.err} is by now. */
    static void say(String words) {
        try {
            STDERR.write(("pool-launch: " + words + "\n").getBytes(Charset.defaultCharset()));
        } catch (IOException e) {
            // Nobody hears it any more.
        }
    }

    /** Ends this JVM at once, from any thread. */
    static void halt(int code) {
        disarm();
        Runtime.getRuntime().halt(code);
    }

    /** Takes away a security manager, which a task may have set just to forbid this JVM's end (Java 17 to 23). */
    @SuppressWarnings("removal")
    static void disarm() {
        try {
            if (System.getSecurityManager() != null) {
                System.setSecurityManager(null);
            }
        } catch (SecurityException e) {
            // One that forbids this, too. It may allow the end all the same; if not, the parent ends the process.
        }
    }

    /** Ends this JVM from any thread; neither words nor hooks that need memory may hold it up. */
    static void haltOutOfMemory() {
        try {
            STDERR.write(OUT_OF_MEMORY_WORDS);
        } catch (IOException e) {
            // The exit code is left.
        } finally {
            halt(OUT_OF_MEMORY);
        }
    }
}
