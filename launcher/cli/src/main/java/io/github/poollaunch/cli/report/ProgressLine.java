package io.github.poollaunch.cli.report;

import io.github.poollaunch.cli.shell.Interruption;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A line on the terminal that is drawn over itself, and is gone at the end. The bar draws it on a thread of its own, twice
 * a second, which takes less than a millisecond; the pool's threads do no more than add to a number.
 */
final class ProgressLine implements Progress {

    private static final int DRAW_MILLIS = 500;

    private final PrintStream err;
    private final Interruption interruption;

    ProgressLine(PrintStream err, Interruption interruption) {
        this.err = err;
        this.interruption = interruption;
    }

    @Override
    public Task start(String name, long items) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(items)
                .setUpdateIntervalMillis(DRAW_MILLIS)
                .continuousUpdate() // The clock goes on while an item takes its time.
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .setConsumer(new Line())
                .build();
        return new Task() {
            @Override
            public void itemsDone(int done) {
                bar.stepBy(done);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    /** Takes what is left of the line off the screen. */
    static void erase(PrintStream err) {
        err.print("\r\033[K");
        err.flush();
    }

    /** The library's own consumer asks JLine for the terminal, which starts processes while we measure. */
    private final class Line implements ProgressBarConsumer {

        /** Fits into 80 columns with a terminal's ^C behind it: a line that wraps cannot be drawn over. */
        private static final int WIDTH = 76;

        private final Stopwatch sinceStart = new Stopwatch();

        /** Owned by the bar, which calls from one thread at a time. */
        private boolean drawn;

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String line) {
            // What is over at once needs no line.
            if (sinceStart.millis() >= DRAW_MILLIS && !interruption.hasBegun()) {
                drawn = true;
                err.print("\r" + line + "\033[K");
                err.flush();
            }
        }

        @Override
        public void clear() {
            if (drawn) {
                erase(err);
            }
        }

        @Override
        public void close() {
            // The stream is not ours to close, and clear() has left nothing.
        }
    }
}
