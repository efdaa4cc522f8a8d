package io.github.poollaunch.protocol.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages what was whole, in ways that a broken sender, a broken pipe or a hostile child might. */
public final class Mutator {

    private static final List<String> PIECES = List.of(
            "\u001e",
            "\n",
            "\u001e\n",
            "{\"size\":0,",
            "{\"size\":30        ,",
            "{\"size\":9999999999,",
            "{\"size\":00000000030,",
            "{\"size\": 30,",
            "{\"size\":-1,",
            "{\"bytes\":0,",
            "{\"bytes\":-1,",
            "{\"bytes\":2147483648,",
            "{\"bytes\":9223372036854775808,",
            "{\"bytes\":0000000003,",
            "{\"bytes\": 3,",
            "{\"bytes\" :300,",
            "{",
            "}",
            "[",
            "]",
            "[[]]",
            ",",
            ":",
            "\"",
            "null",
            "true",
            "-1",
            "1e400",
            "1e-999999999",
            "99999999999999999999",
            "\"\\ud800\"",
            "{\"$",
            "\"$map\":",
            "\"$set\":",
            "\"cause\":",
            "\"stack\":",
            "\"x\":5",
            "\u0000",
            "\u00ff",
            ":)\n");

    private static final long[] NUMBERS = {
        0, 1, -1, 2, 127, 255, 65_536, Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE
    };

    private final Random random;
    private final List<byte[]> seeds;

    public Mutator(Random random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    /** Returns one of the seeds, damaged up to four times; now and then mere noise. */
    public byte[] next() {
        if (random.nextInt(20) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] input = seed();
        for (int i = random.nextInt(5); i > 0; i--) {
            input = damaged(input);
        }
        return input;
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] damaged(byte[] in) {
        int at = random.nextInt(in.length + 1);
        int to = Math.min(in.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 40));
        return switch (random.nextInt(9)) {
            case 0 -> joined(Arrays.copyOf(in, at), flipped(Arrays.copyOfRange(in, at, in.length)));
            case 1 -> Arrays.copyOf(in, at); // cut
            case 2 -> joined(Arrays.copyOf(in, at), rest(in, to)); // something is missing
            case 3 -> joined(Arrays.copyOf(in, to), rest(in, at)); // something comes twice
            case 4 -> joined(Arrays.copyOf(in, at), rest(seed(), at)); // another message's end
            case 5 -> joined(joined(Arrays.copyOf(in, at), seed()), rest(in, at)); // another message inside
            case 6 -> otherNumber(in, at);
            default -> joined(joined(Arrays.copyOf(in, at), piece()), rest(in, random.nextBoolean() ? at : to));
        };
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] flipped(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[0] = (byte) (random.nextBoolean() ? bytes[0] ^ (1 << random.nextInt(8)) : random.nextInt());
        }
        return bytes;
    }

    /** Changes the first number behind a place. */
    private byte[] otherNumber(byte[] in, int at) {
        int start = at;
        while (start < in.length && (in[start] < '0' || in[start] > '9')) {
            start++;
        }
        int end = start;
        while (end < in.length && in[end] >= '0' && in[end] <= '9') {
            end++;
        }
        long number = random.nextBoolean() ? random.nextInt(40) : NUMBERS[random.nextInt(NUMBERS.length)];
        String text = (random.nextInt(8) == 0 ? "0" : "") + number + (random.nextInt(8) == 0 ? " " : "");
        return joined(joined(Arrays.copyOf(in, start), text.getBytes(StandardCharsets.US_ASCII)), rest(in, end));
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(one.length + other.length);
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
