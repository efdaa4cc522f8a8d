package io.github.poollaunch.protocol.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The protocol's page on frames once more, over a whole stream at once and as plainly as can be. */
final class FrameModel {

    /** What comes out of a stream: a frame, stray bytes, or an error that ends it; and where in the stream that is known. */
    record Event(Kind kind, String bytes, int end) {}

    enum Kind {
        FRAME,
        STRAY,
        TOO_LARGE,
        DAMAGED
    }

    private static final String START = "{\"bytes\":";

    private static final Pattern SIZE = Pattern.compile("\\{\"size\":([0-9]+) *,");

    /** As many digits as the largest size has, with what is around them. */
    private static final int LONGEST_SIZE = 19;

    private final byte[] stream;
    private final int max;
    private final List<Event> events = new ArrayList<>();

    private FrameModel(byte[] stream, int max) {
        this.stream = stream;
        this.max = max;
    }

    static List<Event> of(byte[] stream, int max) {
        FrameModel model = new FrameModel(stream, max);
        model.read();
        return model.events;
    }

    private void read() {
        int start = find(0, 0x1e);
        add(Kind.STRAY, 0, start);
        while (start < stream.length) {
            int content = start + 1;
            Matcher size = SIZE.matcher(text(content, Math.min(content + LONGEST_SIZE, stream.length)));
            if (size.lookingAt()) {
                int next = sized(content, Long.parseLong(size.group(1)));
                if (next < 0) {
                    return;
                }
                start = find(next, 0x1e);
                add(Kind.STRAY, next, start);
                continue;
            }
            int end = Math.min(find(content, 0x1e), find(content, '\n'));
            if (end - content > max) {
                add(Kind.TOO_LARGE, content, end);
                return;
            }
            if (end == stream.length || stream[end] == 0x1e) {
                add(Kind.STRAY, content, end);
                start = end;
                continue;
            }
            int next = frame(content, end);
            if (next < 0) {
                return;
            }
            start = find(next, 0x1e);
            add(Kind.STRAY, next, start);
        }
    }

    /** As {@link #frame}, of one that tells its size. */
    private int sized(int content, long size) {
        if (size > max) {
            add(Kind.TOO_LARGE, content, content);
            return -1;
        }
        return until(content + size, content);
    }

    /** Returns where the stream goes on; -1 if it does not. */
    private int frame(int content, int lineEnd) {
        String json = text(content, lineEnd);
        if (!json.startsWith(START) || json.equals(START)) {
            add(Kind.FRAME, content, lineEnd, lineEnd + 1);
            return lineEnd + 1;
        }
        String number = json.substring(START.length()).replaceFirst("(?s)[^0-9].*", "");
        boolean comma = json.startsWith(START + number + ",");
        if (number.isEmpty() || number.length() > 11 || !comma) {
            add(Kind.DAMAGED, content, lineEnd);
            return -1;
        }
        long end = lineEnd + 1 + Long.parseLong(number);
        if (end - content > max) {
            add(Kind.TOO_LARGE, content, lineEnd);
            return -1;
        }
        return until(end, content);
    }

    /** The frame ends there, by its own words. */
    private int until(long end, int content) {
        if (end >= stream.length) {
            add(Kind.STRAY, content, stream.length);
            return -1;
        }
        boolean ends = stream[(int) end] == '\n';
        add(ends ? Kind.FRAME : Kind.DAMAGED, content, (int) end, (int) end + 1);
        return ends ? (int) end + 1 : -1;
    }

    private int find(int from, int wanted) {
        int at = from;
        while (at < stream.length && stream[at] != wanted) {
            at++;
        }
        return at;
    }

    private void add(Kind kind, int from, int to) {
        add(kind, from, to, to);
    }

    private void add(Kind kind, int from, int to, int end) {
        if (kind != Kind.STRAY) {
            events.add(new Event(kind, kind == Kind.FRAME ? text(from, to) : "", end));
        } else if (to > from) {
            events.add(new Event(kind, text(from, to), end));
        }
    }

    private String text(int from, int to) {
        return new String(Arrays.copyOfRange(stream, from, to), StandardCharsets.ISO_8859_1);
    }
}
