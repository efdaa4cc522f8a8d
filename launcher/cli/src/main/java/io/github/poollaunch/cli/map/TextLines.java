package io.github.poollaunch.cli.map;

/** Each line is a string; an empty line is an empty one. */
final class TextLines implements LineDecoder {

    @Override
    public boolean skips(byte[] line) {
        return false;
    }

    @Override
    public String decode(byte[] line) throws BadLineException {
        return Utf8.decode(line);
    }
}
