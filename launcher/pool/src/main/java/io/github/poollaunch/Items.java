package io.github.poollaunch;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Input for a pool's calls from what is no {@link Iterable}: an iterator, a stream, an array.
 *
 * <pre>{@code
 * pool.map(Squares::square, Items.of(new int[] {1, 2, 3}));
 * pool.imap(Files::sha256, Items.of(Files.lines(path)));
 * }</pre>
 *
 * <p>Those of an iterator or a stream can be read once. A stream is closed when a call has read it to its end, or wants no
 * more of it. Arrays are not copied. Not thread-safe.
 *
 * @param <T> the items' type
 */
public final class Items<T extends @Nullable Object> implements Iterable<T>, AutoCloseable {

    private final Iterable<T> source;
    private final AutoCloseable whenRead;

    private Items(Iterable<T> source, AutoCloseable whenRead) {
        this.source = source;
        this.whenRead = whenRead;
    }

    /**
     * Returns the elements of an iterator.
     *
     * @param <T> the items' type
     * @param iterator read once
     * @return its elements
     */
    public static <T extends @Nullable Object> Items<T> of(Iterator<T> iterator) {
        return new Items<>(new Once<>(Objects.requireNonNull(iterator, "iterator")), () -> {});
    }

    /**
     * Returns the elements of a stream, of objects or of primitives.
     *
     * @param <T> the items' type
     * @param stream read once, by one thread; closed afterwards
     * @return its elements
     */
    public static <T extends @Nullable Object> Items<T> of(BaseStream<T, ?> stream) {
        return new Items<>(new Once<>(stream.iterator()), stream);
    }

    /**
     * Returns the elements of an array.
     *
     * @param <T> the items' type
     * @param array not copied
     * @return its elements
     */
    public static <T extends @Nullable Object> Items<T> of(T[] array) {
        return new Items<>(Arrays.asList(array), () -> {});
    }

    /**
     * Returns the elements of an array.
     *
     * @param array not copied
     * @return its elements
     */
    public static Items<Integer> of(int[] array) {
        return ofArray(array, Integer.class);
    }

    /**
     * Returns the elements of an array.
     *
     * @param array not copied
     * @return its elements
     */
    public static Items<Long> of(long[] array) {
        return ofArray(array, Long.class);
    }

    /**
     * Returns the elements of an array.
     *
     * @param array not copied
     * @return its elements
     */
    public static Items<Double> of(double[] array) {
        return ofArray(array, Double.class);
    }

    /**
     * Returns the elements of an array.
     *
     * @param array not copied
     * @return its elements
     */
    public static Items<Float> of(float[] array) {
        return ofArray(array, Float.class);
    }

    /**
     * Returns the elements of an array.
     *
     * @param array not copied
     * @return its elements
     */
    public static Items<Short> of(short[] array) {
        return ofArray(array, Short.class);
    }

    /**
     * Returns the elements of an array.
     *
     * @param array not copied
     * @return its elements
     */
    public static Items<Byte> of(byte[] array) {
        return ofArray(array, Byte.class);
    }

    /**
     * Returns the elements of an array.
     *
     * @param array not copied
     * @return its elements
     */
    public static Items<Character> of(char[] array) {
        return ofArray(array, Character.class);
    }

    /**
     * Returns the elements of an array.
     *
     * @param array not copied
     * @return its elements
     */
    public static Items<Boolean> of(boolean[] array) {
        return ofArray(array, Boolean.class);
    }

    private static <T> Items<T> ofArray(Object array, Class<T> element) {
        int length = Array.getLength(array);
        return new Items<>(
                () -> new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < length;
                    }

                    @Override
                    public T next() {
                        if (next >= length) {
                            throw new NoSuchElementException("the array has " + length + " elements");
                        }
                        return element.cast(Array.get(array, next++));
                    }
                },
                () -> {});
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the items can be read once, and that has begun
     */
    @Override
    public Iterator<T> iterator() {
        return source.iterator();
    }

    /**
     * Closes the stream that the items come from; does nothing for others. A call does this by itself.
     *
     * @throws RuntimeException what the stream's own close handlers throw
     */
    @Override
    public void close() {
        try {
            whenRead.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a stream's close declares no checked exception", e);
        }
    }

    private static final class Once<T extends @Nullable Object> implements Iterable<T> {
        private final Iterator<T> iterator;
        private boolean given;

        Once(Iterator<T> iterator) {
            this.iterator = iterator;
        }

        @Override
        public Iterator<T> iterator() {
            if (given) {
                throw new IllegalStateException("an iterator or a stream can be read once: make new items of it");
            }
            given = true;
            return iterator;
        }
    }
}
