package io.github.poollaunch.cli.map;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The items of all files, one after another. What is no item is told to the {@link Complaints} and skipped; nothing is
 * ever thrown. Owned by the thread that pulls the pool's input.
 */
final class InputItems implements Iterator<@Nullable Object> {

    /**
     * The longest line. As JSON it may grow sixfold, and must fit into a frame; and it is in memory several times on its
     * way.
     */
    static final int MAX_LINE_BYTES = 128 << 20;

    private final Iterator<InputFile> files;
    private final InputStream stdin;
    private final LineDecoder decoder;
    private final Places places;
    private final Complaints complaints;

    private @Nullable OpenFile open;

    /** Whether {@link #item} is the next item. */
    private boolean found;

    private @Nullable Object item;

    InputItems(List<InputFile> files, InputStream stdin, LineDecoder decoder, Places places, Complaints complaints) {
        this.files = files.iterator();
        this.stdin = stdin;
        this.decoder = decoder;
        this.places = places;
        this.complaints = complaints;
    }

    private record OpenFile(InputFile file, InputStream stream, LineReader lines) {}

    @Override
    public boolean hasNext() {
        while (!found) {
            OpenFile from = open;
            if (from == null) {
                if (!files.hasNext()) {
                    return false;
                }
                open(files.next());
            } else if (!readFrom(from)) {
                close(from);
            }
        }
        return true;
    }

    @Override
    public @Nullable Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the input has ended");
        }
        found = false;
        return item;
    }

    private void open(InputFile file) {
        try {
            InputStream stream = file.open(stdin);
            open = new OpenFile(file, stream, new LineReader(stream, MAX_LINE_BYTES));
        } catch (IOException e) {
            complaints.badFile(file.label(), String.valueOf(e.getMessage()));
        }
    }

    /** Reads a line; false at the file's end. */
    private boolean readFrom(OpenFile from) {
        try {
            if (!from.lines().advance()) {
                return false;
            }
        } catch (IOException e) {
            complaints.badFile(
                    new Place(from.file().label(), from.lines().number() + 1).toString(),
                    "it cannot be read any further: " + e.getMessage());
            return false;
        }
        take(from);
        return true;
    }

    private void take(OpenFile from) {
        Place place = new Place(from.file().label(), from.lines().number());
        try {
            if (from.lines().tooLong()) {
                throw new BadLineException("the line is longer than " + (MAX_LINE_BYTES >> 20)
                        + " MiB, or than the memory allows (POOL_LAUNCH_JAVA_OPTS=-Xmx4g gives more): split it");
            }
            byte[] line = from.lines().bytes();
            if (decoder.skips(line)) {
                return;
            }
            item = decoder.decode(line);
            found = true;
            complaints.itemSeen();
            places.add(place.file(), place.line());
        } catch (BadLineException e) {
            complaints.itemSeen();
            complaints.badLine(place, String.valueOf(e.getMessage()));
        }
    }

    private void close(OpenFile from) {
        open = null;
        if (from.file().isStdin()) {
            return; // It may be named again, and is not ours.
        }
        try {
            from.stream().close();
        } catch (IOException e) {
            // It was only read: nothing is lost.
        }
    }
}
