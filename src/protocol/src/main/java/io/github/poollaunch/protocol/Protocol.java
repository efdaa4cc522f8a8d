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
     * How deep values may nest, counted in JSON's arrays and objects. Codecs recurse: at this depth they need some 60 % of
     * a stack of 512 KiB, interpreted. An overflow must not happen at all: a class whose initialiser it hits is lost to
     * the whole JVM. Jackson's own limit is 500, too.
     */
    public static final int MAX_DEPTH = 500;

    /** The same for values within classes with Jackson annotations: databind takes twice the stack for each level. */
    public static final int MAX_DATABIND_DEPTH = 250;

    /**
     * The longest name of a map's entry, in UTF-16 units; longer keys travel as values. The time that Smile's parser takes
     * for a name grows with the square of its length.
     */
    public static final int MAX_NAME_CHARS = 16_384;

    private Protocol() {}
}
