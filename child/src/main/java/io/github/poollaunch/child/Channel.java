package io.github.poollaunch.child;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The two streams to the parent, out of the way of the user's code. The one class that touches {@code System.in} and
 * {@code System.out}.
 */
record Channel(InputStream in, OutputStream out) {

    /**
     * The parent's shell has moved the pipes away from fd 0 and 1 before it started this VM: what anybody writes to
     * fd 1, or reads from fd 0, has nothing to do with the protocol.
     */
    static Channel files(String in, String out) throws IOException {
        return new Channel(new FileInputStream(in), new FileOutputStream(out));
    }

    /**
     * Where there is no shell: Java's own prints are led to stderr, and Java's own reads see an empty stdin. Native code
     * that writes to fd 1 can still damage a frame, which the parent then skips and shows.
     */
    static Channel standardStreams() {
        Channel channel = new Channel(System.in, new FileOutputStream(FileDescriptor.out));
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        return channel;
    }
}
