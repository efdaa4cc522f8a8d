package io.github.poollaunch.child;

import java.io.IOException;

/**
 * A child JVM's main class. Its parent starts it; it is of no use by hand.
 *
 * <p>Arguments: the files to read requests from and to write replies to, such as {@code /dev/fd/4 /dev/fd/3}; or none,
 * for stdin and stdout.
 */
public final class ChildMain {

    /** The exit code of a child that cannot understand its parent. */
    static final int PROTOCOL_ERROR = 70;

    private ChildMain() {}

    public static void main(String[] args) {
        int code;
        try {
            Channel channel = args.length == 2 ? Channel.files(args[0], args[1]) : Channel.standardStreams();
            Inbox inbox = new Inbox(channel.in(), new ParentDeath());
            inbox.start();
            new TaskLoop(inbox, channel.out()).run();
            code = 0;
        } catch (IOException e) {
            // The parent is gone, or about to be: there is nobody left to tell but the log.
            System.err.println("pool-launch: the channel to the parent broke: " + e);
            code = PROTOCOL_ERROR;
        } catch (RuntimeException e) {
            System.err.println("pool-launch: " + e.getMessage());
            code = PROTOCOL_ERROR;
        }
        // Not a plain return: threads that the user's code left behind would keep the VM alive.
        System.exit(code);
    }
}
