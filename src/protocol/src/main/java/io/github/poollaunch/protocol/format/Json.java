package io.github.poollaunch.protocol.format;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** JSON as the protocol has it: of messages always, of values unless another format is agreed on. Thread-safe. */
public final class Json {

    private Json() {}

    /**
     * Returns a parser over one JSON text in UTF-8; what follows the text is not looked at unless it is asked for. The parser
     * knows what our codecs ask of one; for others there is {@link #whole}.
     */
    public static JsonParser parser(byte[] json) {
        return parser(json, 0, json.length);
    }

    /** Returns the same over a text that is a part of an array, which must stay as it is for as long as the parser is used. */
    public static JsonParser parser(byte[] bytes, int from, int to) {
        return new PlainParser(bytes, from, to, new PlainNames());
    }

    /**
     * Returns the same for one of many small texts whose members have the same names.
     *
     * @param names what the parsers of all of them are given; only one of these may be in use at a time
     */
    public static JsonParser parser(byte[] json, PlainNames names) {
        return new PlainParser(json, 0, json.length, names);
    }

    /** Returns a parser at the same token that answers whatever a parser can be asked; it moves the other, too. */
    public static JsonParser whole(JsonParser parser) {
        return parser instanceof PlainParser plain ? plain.whole() : parser;
    }

    /** Whether a parser stands before another element of an array, and {@link #wholes} may find something. */
    public static boolean isBeforeComma(JsonParser parser) {
        return parser instanceof PlainParser plain && plain.isBeforeComma();
    }

    /**
     * Moves a parser over the whole numbers that follow in an array, behind its current element.
     *
     * @param into where they go, from {@code place} on and as far as it has room
     * @param bits 32 or 64: a larger number is not taken, nor what is none
     * @return how many were taken: 0 where none follows, or it is left to Jackson
     */
    public static int wholes(JsonParser parser, long[] into, int place, int bits) {
        return isBeforeComma(parser) ? ((PlainParser) parser).wholes(into, place, bits) : 0;
    }

    /**
     * The same for ints.
     *
     * @param place where the first goes
     * @param to where none goes any more
     */
    public static int wholes(JsonParser parser, int[] into, int place, int to) {
        return isBeforeComma(parser) ? ((PlainParser) parser).wholes(into, place, to) : 0;
    }

    /**
     * Moves a parser to a member's name if that is next, in JSON as we write it. A parser that stays where it was may have that
     * name before it all the same.
     *
     * @param head what is before the member's value: a comma, or anything for an object's first member; the name in its
     *     quotes; a colon
     */
    public static boolean takeName(JsonParser parser, String name, byte[] head) {
        return parser instanceof PlainParser plain && plain.takeName(name, head);
    }

    /** In how many arrays and objects a parser is. */
    public static int depth(JsonParser parser) {
        return parser instanceof PlainParser plain
                ? plain.depth()
                : parser.streamReadContext().getNestingDepth();
    }

    /** Returns a generator that writes one value to {@code out}, in UTF-8. */
    public static JsonGenerator generator(OutputStream out) {
        return JacksonGenerators.over(out);
    }
}
