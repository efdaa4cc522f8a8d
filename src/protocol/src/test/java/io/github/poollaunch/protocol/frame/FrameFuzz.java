package io.github.poollaunch.protocol.frame;

import io.github.poollaunch.protocol.frame.FrameModel.Event;
import io.github.poollaunch.protocol.frame.FrameModel.Kind;
import io.github.poollaunch.protocol.fuzz.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any stream of bytes: what the reader makes of it is what {@link FrameModel} says, however the bytes are split. The input's
 * first three bytes tell how large a frame may be, how the stream is split, and where it breaks.
 */
public final class FrameFuzz {

    private static final int HEAD = 3;

    private FrameFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < HEAD) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(input, HEAD, input.length);
        int max = (input[0] & 0xff) == 255 ? 1 << 20 : 4 * (input[0] & 0xff);
        int piece = 1 + (input[1] & 0xff);
        int breaksAt = input[2] == 0 ? -1 : (input[2] & 0xff) * stream.length / 255;
        check(stream, max, piece, breaksAt);
    }

    static void check(byte[] stream, int max, int piece, int breaksAt) {
        Memory.bounded(stream.length, () -> compare(stream, max, piece, breaksAt));
    }

    private static void compare(byte[] stream, int max, int piece, int breaksAt) {
        List<Event> found = new ArrayList<>();
        boolean broke = read(new Pieces(stream, piece, breaksAt), max, found);
        List<Event> expected = merged(FrameModel.of(stream, max));
        List<Event> actual = merged(found);
        if (!broke) {
            same(actual, expected, stream.length);
            return;
        }
        // How far a reader has got with what it cannot give out yet is its own affair.
        expected.removeIf(event -> event.kind() != Kind.FRAME || event.end() > breaksAt);
        actual.removeIf(event -> event.kind() != Kind.FRAME);
        same(actual, expected, stream.length);
    }

    private static boolean read(InputStream in, int max, List<Event> found) {
        FrameReader reader = new FrameReader(
                in,
                (first, total) -> {
                    if (first.length != Math.min(total, FrameReader.KEPT_STRAY_BYTES)) {
                        throw new AssertionError(first.length + " bytes are shown of " + total);
                    }
                    found.add(new Event(Kind.STRAY, text(first) + "~".repeat((int) total - first.length), 0));
                },
                max);
        try {
            byte[] frame;
            while ((frame = reader.next()) != null) {
                found.add(new Event(Kind.FRAME, text(frame), 0));
            }
        } catch (FrameTooLargeException e) {
            found.add(new Event(Kind.TOO_LARGE, "", 0));
        } catch (FrameDamagedException e) {
            found.add(new Event(Kind.DAMAGED, "", 0));
        } catch (IOException e) {
            return true;
        }
        return false;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Stray bytes are reported as they come, so that the reports depend on how they come; their sum does not. */
    private static List<Event> merged(List<Event> events) {
        List<Event> merged = new ArrayList<>();
        for (Event event : events) {
            int last = merged.size() - 1;
            if (event.kind() == Kind.STRAY && last >= 0 && merged.get(last).kind() == Kind.STRAY) {
                merged.set(last, new Event(Kind.STRAY, merged.get(last).bytes() + event.bytes(), event.end()));
            } else {
                merged.add(event);
            }
        }
        return merged;
    }

    private static void same(List<Event> actual, List<Event> expected, int length) {
        boolean allShown = length <= FrameReader.KEPT_STRAY_BYTES;
        boolean same = actual.size() == expected.size();
        for (int i = 0; same && i < actual.size(); i++) {
            Event one = actual.get(i);
            Event other = expected.get(i);
            same = one.kind() == other.kind()
                    && ((one.kind() == Kind.STRAY && !allShown)
                            ? one.bytes().length() == other.bytes().length()
                            : one.bytes().equals(other.bytes()));
        }
        if (!same) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }

    /** Gives a few bytes at a time, at most {@code piece}, and then ends, or breaks. */
    private static final class Pieces extends InputStream {
        private final byte[] bytes;
        private final int piece;
        private final int breaksAt;
        private int position;

        Pieces(byte[] bytes, int piece, int breaksAt) {
            this.bytes = bytes;
            this.piece = piece;
            this.breaksAt = breaksAt;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                throw new AssertionError("asked for nothing: the answer, nothing, would be taken for the end");
            }
            if (position == breaksAt) {
                throw new IOException("the pipe broke");
            }
            int end = breaksAt < 0 ? bytes.length : breaksAt;
            // Not all of one size: 1, piece, 1, piece, …
            int count = Math.min(Math.min(length, position % 2 == 0 ? piece : 1), end - position);
            if (count == 0) {
                return -1;
            }
            System.arraycopy(bytes, position, into, offset, count);
            position += count;
            return count;
        }
    }
}
