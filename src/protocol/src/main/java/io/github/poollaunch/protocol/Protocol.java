package io.github.poollaunch.protocol;

/** The protocol's fixed numbers. */
public final class Protocol {

    /** The version that both hellos carry. A child of another version is refused. */
    public static final int VERSION = 1;

    /**
     * The largest frame, in bytes. An array cannot be larger than 2 GiB; half of that leaves room for its growth by
     * doubling and stays clear of the VM's own limit.
     */
    public static final int MAX_FRAME_BYTES = 1 << 30;

    /**
     * How deep values may nest. Codecs recurse: at this depth they need well under half of a default thread stack
     * (512 KiB on the smallest platform). Jackson's own limit is 500.
     */
    public static final int MAX_DEPTH = 1_000;

    private Protocol() {}
}
