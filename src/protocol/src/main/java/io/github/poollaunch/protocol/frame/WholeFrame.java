package io.github.poollaunch.protocol.frame;

import java.util.Arrays;

/** Tells of bytes whether there is a whole frame: then it is found without waiting for more. */
final class WholeFrame {

    private WholeFrame() {}

    /** Whether one starts just there and ends before {@code to}; one that is damaged counts, since its reader finds that at once. */
    static boolean isAt(byte[] bytes, int from, int to) {
        if (from == to || bytes[from] != FrameBuffer.START) {
            return false;
        }
        int json = from + 1;
        long size = OwnSize.of(bytes, json, to);
        if (size >= 0) {
            return to - json > size;
        }
        int end = ScannedFrame.indexOfMark(bytes, json, to);
        if (end == to || bytes[end] != FrameBuffer.END) {
            return false;
        }
        try {
            return to - end - 1 > Announcement.of(Arrays.copyOfRange(bytes, json, end));
        } catch (FrameDamagedException e) {
            return true;
        }
    }
}
