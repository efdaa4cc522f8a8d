package io.github.poollaunch.protocol.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.direct.CallLoader;
import io.github.poollaunch.protocol.direct.DirectCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods and constructors called by a class made for each, against reflection. */
class DirectCallTest {

    /** A type that only its nest and package know. */
    private record Pair(int left, String right) implements Serializable {}

    private static class Odd extends Exception {
        private static final long serialVersionUID = 1;

        Odd() {
            super("odd");
        }
    }

    @SuppressWarnings("unused") // all by name
    private static final class Samples {
        static boolean not(boolean value) {
            return !value;
        }

        static byte next(byte value) {
            return (byte) (value + 1);
        }

        static char upper(char value) {
            return Character.toUpperCase(value);
        }

        static short half(short value) {
            return (short) (value / 2);
        }

        static int square(int value) {
            return value * value;
        }

        static long twice(long value) {
            return 2 * value;
        }

        static float third(float value) {
            return value / 3;
        }

        static double root(double value) {
            return Math.sqrt(value);
        }

        private static String hidden(String text) {
            return text + "!";
        }

        static Integer nullable(Integer value) {
            return value == null ? -1 : value;
        }

        static int[] turned(int[] values) {
            return new int[] {values[1], values[0]};
        }

        static Pair[] pairs(Pair one) {
            return new Pair[] {one, one};
        }

        static <T extends Comparable<T>> T larger(T one, T other) {
            return one.compareTo(other) < 0 ? other : one;
        }

        static String mixed(long one, double two, byte three, String four, boolean five, Pair six, char[] seven) {
            return one + "," + two + "," + three + "," + four + "," + five + "," + six + "," + new String(seven);
        }

        static Duration none() {
            return Duration.ofSeconds(3);
        }

        static void nothing(List<String> out) {
            out.add("called");
        }

        static int odd(int value) throws Odd {
            if (value % 2 != 0) {
                throw new Odd();
            }
            return value;
        }
    }

    /** As most users' functions are: seen from everywhere. */
    @SuppressWarnings("unused") // by name
    public static final class PublicSamples {
        private PublicSamples() {}

        public static int square(int value) {
            return value * value;
        }

        public static String mixed(long one, double two, byte[] three, List<String> four, Duration[][] five) {
            return one + "," + two + "," + three.length + "," + four + "," + five.length;
        }

        public static Duration none() {
            return Duration.ofSeconds(3);
        }

        public static void nothing(List<String> out) {
            out.add("called");
        }

        /** Its parameter's type is not. */
        public static int left(Pair pair) {
            return pair.left();
        }

        static int beside(int value) {
            return value;
        }
    }

    /** The same. */
    @SuppressWarnings("unused") // by name
    public interface PublicStatic {
        static int negated(int value) {
            return -value;
        }
    }

    @SuppressWarnings("unused") // by name
    private interface WithStatic {
        static int negated(int value) {
            return -value;
        }

        /** As a lambda's in an interface is. */
        private static int hiddenNegated(int value) {
            return -value;
        }
    }

    static Stream<Object[]> calls() {
        return Stream.of(
                call(Samples.class, "not", true),
                call(Samples.class, "next", (byte) 127),
                call(Samples.class, "upper", 'x'),
                call(Samples.class, "half", (short) -7),
                call(Samples.class, "square", 12),
                call(Samples.class, "twice", Long.MAX_VALUE),
                call(Samples.class, "third", 1f),
                call(Samples.class, "root", 2.0),
                call(Samples.class, "hidden", "private"),
                call(Samples.class, "nullable", 5),
                call(Samples.class, "nullable", new Object[] {null}),
                call(Samples.class, "turned", new int[] {1, 2}),
                call(Samples.class, "pairs", new Pair(1, "a")),
                call(Samples.class, "larger", "b", "a"),
                call(Samples.class, "mixed", 1L, 2.5, (byte) 3, "4", true, new Pair(6, "six"), "seven".toCharArray()),
                call(Samples.class, "none"),
                call(Samples.class, "nothing", new ArrayList<String>()),
                call(PublicSamples.class, "square", 12),
                call(PublicSamples.class, "mixed", 1L, 2.5, new byte[3], List.of("4"), new Duration[5][]),
                call(PublicSamples.class, "none"),
                call(PublicSamples.class, "nothing", new ArrayList<String>()),
                call(PublicSamples.class, "left", new Pair(1, "a")),
                call(PublicSamples.class, "beside", 7),
                call(PublicStatic.class, "negated", 4),
                call(WithStatic.class, "negated", 4),
                call(WithStatic.class, "hiddenNegated", 4));
    }

    private static Object[] call(Class<?> owner, String name, Object... arguments) {
        return new Object[] {method(owner, name), arguments};
    }

    private static Method method(Class<?> owner, String name) {
        Method found = Arrays.stream(owner.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        found.setAccessible(true);
        return found;
    }

    /** The types that the codecs of the items have: boxes. */
    private static MethodType boxed(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .wrap();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void staticMethod_isCalledAsByReflection(Method method, Object[] arguments) throws Throwable {
        Object expected = method.invoke(null, arguments);
        assertThat(DirectCall.of(method, new Object[0], boxed(method).parameterList()))
                .isNotNull();
        FunctionCall call =
                FunctionCall.of(spec(method, boxed(method)), getClass().getClassLoader());
        Object argument = arguments.length == 1 ? arguments[0] : arguments;
        assertThat(call.call(argument)).isEqualTo(expected);
        assertThat(call.call(argument)).as("again").isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void capturedArguments_comeFirst(Method method, Object[] arguments) throws Throwable {
        Object expected = method.invoke(null, arguments);
        for (int captured = 1; captured <= arguments.length; captured++) {
            Object[] first = Arrays.copyOf(arguments, captured);
            Object[] rest = Arrays.copyOfRange(arguments, captured, arguments.length);
            MethodType others = boxed(method).dropParameterTypes(0, captured);
            FunctionCall call =
                    FunctionCall.of(spec(method, others, first), getClass().getClassLoader());
            assertThat(call.call(rest.length == 1 ? rest[0] : rest)).isEqualTo(expected);
        }
    }

    @Test
    void whatItThrows_isThrownAsItIs() {
        FunctionCall call =
                FunctionCall.of(spec(method(Samples.class, "odd")), getClass().getClassLoader());
        assertThatThrownBy(() -> call.call(1))
                .isInstanceOf(Odd.class)
                .hasNoCause()
                .satisfies(odd ->
                        assertThat(odd.getStackTrace()[0].getMethodName()).isEqualTo("odd"));
    }

    @Test
    void nullForANumber_isTheUsersNullPointerException() {
        FunctionCall call = FunctionCall.of(
                spec(method(Samples.class, "square")), getClass().getClassLoader());
        assertThatThrownBy(() -> call.call(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @CsvSource({"square, true", "mixed, true", "none, true", "nothing, true", "left, false", "beside, false"})
    void whatAllMaySee_isCalledFromALoaderOfItsOwn(String name, boolean apart) {
        Method method = method(PublicSamples.class, name);
        Object call = DirectCall.of(method, new Object[0], boxed(method).parameterList());
        assertThat(call).isNotNull();
        assertThat(call.getClass().getClassLoader() instanceof CallLoader).isEqualTo(apart);
        assertThat(call.getClass().isHidden()).isEqualTo(!apart);
    }

    /** A lambda's {@code Foo::twice} over Integers: the compiler would widen, and so does reflection. */
    @Test
    void widening_isLeftToReflection() throws Throwable {
        Method twice = method(Samples.class, "twice");
        MethodType ofIntegers = MethodType.methodType(Long.class, Integer.class);
        assertThat(DirectCall.of(twice, new Object[0], ofIntegers.parameterList()))
                .isNull();
        assertThat(DirectCall.of(twice, new Object[] {1}, List.of())).isNull();
        FunctionCall call = FunctionCall.of(spec(twice, ofIntegers), getClass().getClassLoader());
        assertThat(call.call(21)).isEqualTo(42L);
    }

    @Test
    void methodOfTheJdk_isLeftToReflection() throws Throwable {
        Method parse = Integer.class.getMethod("parseInt", String.class);
        assertThat(DirectCall.of(parse, new Object[0], boxed(parse).parameterList()))
                .isNull();
        FunctionCall call = FunctionCall.of(spec(parse), getClass().getClassLoader());
        assertThat(call.call("42")).isEqualTo(42);
    }

    @Test
    void instanceMethodOfTheJdk_isLeftToReflection() throws Exception {
        Method length = String.class.getMethod("length");
        assertThat(DirectCall.of(length, new Object[0], List.of(String.class))).isNull();
    }

    /** What most of the methods of a user's objects are like. */
    @SuppressWarnings("unused") // by name
    public record Scale(long factor) {
        public double times(double value, int again, long more) {
            return factor * value * again + more;
        }

        private String own(String text) {
            return text + factor;
        }
    }

    /** By an interface. */
    public interface Shape {
        double area(double scale, long more);

        /** Its own. */
        default double twice() {
            return 2 * area(1, 0);
        }
    }

    private record Square(double side) implements Shape {
        @Override
        public double area(double scale, long more) {
            return side * side * scale + more;
        }
    }

    static Stream<Object[]> objectCalls() {
        return Stream.of(
                call(Scale.class, "times", new Scale(3), 2.5, 2, 1L),
                call(Scale.class, "own", new Scale(3), "x"),
                call(Scale.class, "factor", new Scale(4)),
                call(Shape.class, "area", new Square(2), 0.5, 7L),
                call(Shape.class, "twice", new Square(2)),
                call(Square.class, "side", new Square(2)));
    }

    /** With the object as its first argument, and with one that the function has kept. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("objectCalls")
    void instanceMethod_isCalledAsByReflection(Method method, Object[] arguments) throws Throwable {
        Object[] others = Arrays.copyOfRange(arguments, 1, arguments.length);
        Object expected = method.invoke(arguments[0], others);
        List<Class<?>> types = boxed(method).parameterList();
        List<Class<?>> all = new ArrayList<>(types);
        all.add(0, method.getDeclaringClass());
        Function<Object, Object> unbound = DirectCall.of(method, new Object[0], all);
        assertThat(unbound).isNotNull();
        assertThat(unbound.apply(arguments.length == 1 ? arguments[0] : arguments))
                .isEqualTo(expected);
        Function<Object, Object> bound = DirectCall.of(method, new Object[] {arguments[0]}, types);
        assertThat(bound).isNotNull();
        assertThatThrownBy(() -> unbound.apply(arguments.length == 1 ? null : new Object[arguments.length]))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void constructor_isCalledAsByReflection() throws Exception {
        Function<Object, Object> pair = DirectCall.of(
                Pair.class.getDeclaredConstructor(int.class, String.class),
                new Object[0],
                List.of(Integer.class, String.class));
        assertThat(pair).isNotNull();
        assertThat(pair.apply(new Object[] {1, "a"})).isEqualTo(new Pair(1, "a"));
        Function<Object, Object> scale =
                DirectCall.of(Scale.class.getDeclaredConstructor(long.class), new Object[0], List.of(long.class));
        assertThat(scale).isNotNull();
        assertThat(scale.apply(5L)).isEqualTo(new Scale(5));
    }

    private static FunctionSpec spec(Method method) {
        return spec(method, boxed(method));
    }

    private static FunctionSpec spec(Method method, MethodType instantiated, Object... captured) {
        return new FunctionSpec.NamedMethod(
                FunctionSpec.Kind.STATIC,
                method.getDeclaringClass().getName(),
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString(),
                instantiated.toMethodDescriptorString(),
                captured.length == 0 ? null : serialized(captured),
                captured.length);
    }

    private static String serialized(Object[] captured) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(captured);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
