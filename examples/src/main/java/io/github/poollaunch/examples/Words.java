package io.github.poollaunch.examples;

/** Counts words as wc does: a word begins with a printable character and ends at white space. */
final class Words {

    private long count;
    private boolean inWord;

    /** The first half of a character that came in two, at the last block's end; 0 if there is none. */
    private char high;

    void add(char[] block, int length) {
        for (int i = 0; i < length; i++) {
            char c = block[i];
            if (Character.isHighSurrogate(c)) {
                high = c;
            } else {
                add(Character.isLowSurrogate(c) ? Character.toCodePoint(high, c) : c);
            }
        }
    }

    private void add(int c) {
        if (c >= '\t' && c <= '\r') {
            inWord = false;
            return;
        }
        switch (Character.getType(c)) {
            // The no-break spaces among them end a word, too.
            case Character.SPACE_SEPARATOR -> inWord = false;
            // Not printable: in a word they do not end it, outside they do not begin one.
            case Character.CONTROL, Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {}
            default -> printable(c);
        }
    }

    private void printable(int c) {
        if (c == 0x2060) { // The word joiner counts as a no-break space.
            inWord = false;
        } else if (!inWord) {
            inWord = true;
            count++;
        }
    }

    long count() {
        return count;
    }
}
