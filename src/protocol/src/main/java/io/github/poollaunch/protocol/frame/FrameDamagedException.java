package io.github.poollaunch.protocol.frame;

/** What a frame announces is not what it has. Where the next one starts is not known any more. */
public final class FrameDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FrameDamagedException(String message) {
        super(message);
    }
}
