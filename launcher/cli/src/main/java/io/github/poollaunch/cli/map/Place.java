package io.github.poollaunch.cli.map;

/**
 * Where an item comes from.
 *
 * @param file as the user named it; {@code <stdin>} for stdin
 * @param line from 1
 */
record Place(String file, long line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
