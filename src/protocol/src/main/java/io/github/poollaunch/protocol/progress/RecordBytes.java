package io.github.poollaunch.protocol.progress;

import java.nio.ByteBuffer;

/** The bytes of a record, by {@link RecordLayout}, however they are reached: what one side writes the other reads at once. */
interface RecordBytes {

    long getLong(int at);

    void putLong(int at, long value);

    void put(int at, byte[] from, int offset, int length);

    void get(int at, byte[] into);

    /** In this JVM's memory: no access costs a system call, and each number is read and written as a whole. */
    record Mapped(ByteBuffer memory) implements RecordBytes {
        @Override
        public long getLong(int at) {
            return memory.getLong(at);
        }

        @Override
        public void putLong(int at, long value) {
            memory.putLong(at, value);
        }

        @Override
        public void put(int at, byte[] from, int offset, int length) {
            memory.put(at, from, offset, length);
        }

        @Override
        public void get(int at, byte[] into) {
            memory.get(at, into);
        }
    }
}
