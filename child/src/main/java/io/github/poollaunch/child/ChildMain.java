package io.github.poollaunch.child;

/**
 * A child JVM's main class. Its parent starts it; it is of no use by hand.
 *
 * <p>Arguments: the files to read requests from and to write replies to, such as {@code /dev/fd/4 /dev/fd/3}; or none,
 * for stdin and stdout.
 */
public final class ChildMain {

    /** The exit code of a child that cannot understand its parent, or cannot reply. */
    private static final int CANNOT_GO_ON = 70;

    private ChildMain() {}

    public static void main(String[] args) {
        try {
            Channel channel = args.length == 2 ? Channel.files(args[0], args[1]) : Channel.standardStreams();
            Inbox inbox = new Inbox(channel.in(), channel.out(), new Departure());
            inbox.start();
            new TaskLoop(inbox, channel.out()).run();
        } catch (Throwable e) {
            // The channel broke, the parent says what this child does not understand, or the loop has a flaw: the
            // parent
            // learns of it by this child's end, which neither threads nor hooks of the user's may hold up.
            try {
                Departure.say("this worker cannot go on: " + e);
            } finally {
                Departure.halt(CANNOT_GO_ON);
            }
        }
        // Not a plain return: threads that the user's code left behind would keep the VM alive.
        Departure.exit(0);
    }
}
