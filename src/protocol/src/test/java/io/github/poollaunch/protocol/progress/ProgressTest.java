package io.github.poollaunch.protocol.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A child's record as both sides see it: by system calls at first, in mapped memory later, and across the change. */
class ProgressTest {

    /** More than are told by system calls. */
    private static final int MANY = 1_000;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("record");
    }

    private static byte[] result(int item) {
        return (item == 0 ? "" + item : "," + item).getBytes(StandardCharsets.UTF_8);
    }

    /** Runs items of a chunk, whose results are kept, in one of the two ways. */
    private static void run(ProgressWriter writer, long chunk, int items, boolean wholes) {
        int kept = 0;
        assertThat(writer.take(chunk)).isTrue();
        writer.keepWholes(wholes);
        for (int item = 0; item < items; item++) {
            if (item % 64 == 0) {
                writer.stamp(item, 1_000 + item);
            }
            assertThat(writer.start(chunk, item)).isTrue();
            if (wholes) {
                assertThat(writer.hasRoomForWhole(item, 0)).isTrue();
                writer.keepWhole(item, item, item + 1);
                continue;
            }
            byte[] result = result(item);
            writer.keep(result, 0 - kept, kept, kept + result.length, item + 1);
            kept += result.length;
        }
    }

    private static String results(int items) {
        StringBuilder all = new StringBuilder();
        for (int item = 0; item < items; item++) {
            all.append(new String(result(item), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, false", "127, false, false", "129, false, false", "1000, false, false", "1, true, false",
        "1000, true, false", "1, false, true", "127, false, true", "129, false, true", "8192, false, true",
        "1, true, true", "1000, true, true"
    })
    void everyItemIsTold_whetherByCallsOrInMemory(int items, boolean watched, boolean wholes) throws IOException {
        ProgressReader reader = ProgressReader.create(file, false);
        ProgressWriter writer = ProgressWriter.open(file);
        if (watched) {
            reader.watch();
        }
        run(writer, 7, items, wholes);
        writer.stamp(items, 5);
        writer.start(7, items);

        assertThat(reader.hasTaken(7)).isTrue();
        assertThat(reader.hasTaken(6)).isFalse();
        assertThat(reader.started()).isEqualTo(items + 1);
        assertThat(reader.stamped()).isEqualTo(items + 1);
        assertThat(reader.startedAt()).isEqualTo(5);
        assertThat(reader.ended()).isEqualTo(items);
        assertThat(reader.sent()).isZero();
        assertThat(new String(reader.spool(), StandardCharsets.UTF_8)).isEqualTo(results(items));

        writer.sent(items);
        assertThat(reader.sent()).isEqualTo(items);
    }

    /** The spool is of one kind or the other, and what is in it is whole at any time. */
    @Test
    void resultsOfTheOtherKind_comeWhenTheOthersAreSent() throws IOException {
        ProgressReader reader = ProgressReader.create(file, false);
        ProgressWriter writer = ProgressWriter.open(file);
        run(writer, 7, 3, true);
        assertThat(new String(reader.spool(), StandardCharsets.UTF_8)).isEqualTo("0,1,2");
        writer.sent(4);
        assertThat(reader.spool()).isEmpty();
        writer.keepWholes(false);
        assertThat(reader.spool()).isEmpty();
        byte[] text = "null".getBytes(StandardCharsets.UTF_8);
        writer.keep(text, 0, 0, text.length, 5);
        assertThat(new String(reader.spool(), StandardCharsets.UTF_8)).isEqualTo("null");
        writer.sent(5);
        writer.keepWholes(true);
        writer.keepWhole(0, Integer.MIN_VALUE, 6);
        assertThat(new String(reader.spool(), StandardCharsets.UTF_8)).isEqualTo("-2147483648");
    }

    /** One that failed, or did not fit, counts as ended when its reply is written, and a moment later as sent. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anItemThatHasEnded_andIsNotInTheSpool_isNotReadThere(boolean wholes) throws IOException {
        ProgressReader reader = ProgressReader.create(file, false);
        ProgressWriter writer = ProgressWriter.open(file);
        run(writer, 6, 9, wholes);
        run(writer, 7, 3, wholes);
        RecordFile bytes = RecordFile.open(file);
        bytes.putLong(RecordLayout.ENDED, 4);
        bytes.close();
        assertThat(reader.ended()).isEqualTo(4);
        assertThat(new String(reader.spool(), StandardCharsets.UTF_8)).isEqualTo("0,1,2");
    }

    /** As the other one, where what was kept is sent: it stands for no item any more. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anItemThatHasEnded_behindOthersThatWereSent_isNotReadInTheirPlace(boolean wholes) throws IOException {
        ProgressReader reader = ProgressReader.create(file, false);
        ProgressWriter writer = ProgressWriter.open(file);
        run(writer, 7, 3, wholes);
        writer.sent(3);
        RecordFile bytes = RecordFile.open(file);
        bytes.putLong(RecordLayout.ENDED, 4);
        bytes.close();
        assertThat(reader.ended()).isEqualTo(4);
        assertThat(reader.sent()).isEqualTo(3);
        assertThat(reader.spool()).isEmpty();
    }

    @Test
    void fullSpool_hasNoRoomForAnotherWhole() throws IOException {
        ProgressReader.create(file, false).close();
        ProgressWriter writer = ProgressWriter.open(file);
        assertThat(writer.hasRoomForWhole(8_191, 20_000)).isTrue();
        assertThat(writer.hasRoomForWhole(8_192, 20_000)).isFalse();
        assertThat(writer.hasRoomForWhole(3_000, 65_000)).isFalse();
    }

    @Test
    void manyShortChunks_areToldAcrossTheChange() throws IOException {
        ProgressReader reader = ProgressReader.create(file, false);
        ProgressWriter writer = ProgressWriter.open(file);
        for (int chunk = 1; chunk <= MANY; chunk++) {
            run(writer, chunk, chunk % 3, chunk % 2 == 0);
            assertThat(reader.hasTaken(chunk)).isTrue();
            assertThat(reader.started()).isEqualTo(chunk % 3);
            assertThat(new String(reader.spool(), StandardCharsets.UTF_8)).isEqualTo(results(chunk % 3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 500})
    void whatTheParentWrites_isSeenByTheChild(int at) throws IOException {
        ProgressReader reader = ProgressReader.create(file, false).watch();
        ProgressWriter writer = ProgressWriter.open(file);
        run(writer, 7, at, false);

        reader.cut(7, at + 1);
        assertThat(writer.start(7, at)).isTrue();
        assertThat(writer.start(7, at + 1)).isFalse();
        assertThat(reader.started()).isEqualTo(at + 1);
        assertThat(writer.isCondemned(7)).isFalse();
        reader.condemn(7);
        assertThat(writer.isCondemned(7)).isTrue();
        reader.condemn(8);
        assertThat(writer.take(8)).isFalse();
    }

    /** An interrupt is the tasks' business: it must neither be lost nor cost the record. */
    @Test
    void interruptedThread_goesOnTelling() throws IOException {
        ProgressReader reader = ProgressReader.create(file, false);
        ProgressWriter writer = ProgressWriter.open(file);
        Thread.currentThread().interrupt();
        try {
            run(writer, 1, MANY, false);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            boolean unused = Thread.interrupted();
        }
        assertThat(reader.ended()).isEqualTo(MANY);
    }

    /** A thread of the JDK's may come from a task of the user's that has interrupted it. */
    @Test
    void interruptedThread_canWatch() throws IOException {
        ProgressReader reader = ProgressReader.create(file, false);
        ProgressWriter writer = ProgressWriter.open(file);
        Thread.currentThread().interrupt();
        try {
            reader.watch().condemn(1);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            boolean unused = Thread.interrupted();
        }
        run(writer, 2, 3, false);
        assertThat(reader.ended()).isEqualTo(3);
        assertThat(writer.isCondemned(1)).isTrue();
        reader.close();
        assertThatThrownBy(reader::ended).isInstanceOf(RecordCutShortException.class);
    }

    @Test
    void deletedFile_isStillTheRecord() throws IOException {
        ProgressReader reader = ProgressReader.create(file, false);
        ProgressWriter writer = ProgressWriter.open(file);
        Files.delete(file);
        run(writer, 1, MANY, false);

        assertThat(reader.watch().ended()).isEqualTo(MANY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void timed_isToldToTheChild(boolean timed) throws IOException {
        ProgressReader unused = ProgressReader.create(file, timed);

        assertThat(ProgressWriter.open(file).isTimed()).isEqualTo(timed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cutShort_isToldAsThat(boolean watched) throws IOException {
        ProgressReader reader = ProgressReader.create(file, false);
        if (watched) {
            reader.watch();
        }
        Files.write(file, new byte[100], StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(reader::started).isInstanceOf(RecordCutShortException.class);
        assertThatThrownBy(() -> reader.watch().started()).isInstanceOf(RecordCutShortException.class);
        assertThatThrownBy(() -> reader.condemn(1)).isInstanceOf(RecordCutShortException.class);
        assertThatThrownBy(() -> ProgressWriter.open(file)).hasMessageContaining("has 100 bytes");
    }

    @Test
    void create_overAFile_isRefused() throws IOException {
        Files.writeString(file, "somebody's");

        assertThatThrownBy(() -> ProgressReader.create(file, false)).isInstanceOf(IOException.class);
        assertThat(file).hasContent("somebody's");
    }

    /** Half a number would be an item that was never started, or one that had been long ago. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(60)
    void watchedWhileItIsWritten_numbersAreWhole(boolean wholes) throws Exception {
        for (int round = 0; round < 50; round++) {
            Path record = folder.resolve("record-" + round);
            ProgressReader reader = ProgressReader.create(record, false).watch();
            ProgressWriter writer = ProgressWriter.open(record);
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread child = new Thread(() -> run(writer, 1, MANY, wholes), "writer");
            child.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
            child.start();
            int started = 0;
            int ended = 0;
            while (ended < MANY && failure.get() == null) {
                int endedNow = reader.ended();
                int startedNow = reader.started();
                assertThat(startedNow).isBetween(Math.max(started, endedNow), MANY);
                assertThat(endedNow).isBetween(ended, MANY);
                byte[] spool = reader.spool();
                if (spool != null) {
                    String told = new String(spool, StandardCharsets.UTF_8);
                    assertThat(told).isEqualTo(results(told.isEmpty() ? 0 : told.split(",").length));
                }
                started = startedNow;
                ended = endedNow;
            }
            child.join();
            assertThat(failure.get()).isNull();
            reader.close();
        }
    }
}
