package io.github.poollaunch.protocol.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptors, against the JDK's own reading of them. */
class MethodTypesTest {

    private final ClassLoader loader = getClass().getClassLoader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "()V",
                "()I",
                "(ZBCSIJFD)D",
                "(Ljava/lang/String;)Ljava/lang/Object;",
                "([I[[Ljava/lang/String;[[[J)[D",
                "(ILjava/util/Map$Entry;J)Ljava/util/Map$Entry;",
                "(Lio/github/poollaunch/protocol/direct/MethodTypesTest;)V"
            })
    void descriptor_isReadAndWrittenAsByTheJdk(String descriptor) throws ClassNotFoundException {
        MethodType expected = MethodType.fromMethodDescriptorString(descriptor, loader);
        MethodTypes types = MethodTypes.parse(descriptor, loader);
        assertThat(types.parameters()).isEqualTo(expected.parameterList());
        assertThat(types.result()).isEqualTo(expected.returnType());
        assertThat(MethodTypes.descriptor(expected.returnType(), expected.parameterArray()))
                .isEqualTo(descriptor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "V",
                "(",
                "()",
                "(V)V",
                "(I",
                "I)V",
                "()VV",
                "()II",
                "(X)V",
                "(Ljava/lang/String)V",
                "([)V",
                "()[V",
                "([V)V",
                "()L;",
                "(L;)V",
                "()Ljava.lang.String;",
                "(I)V)V",
                "()[",
                "x()V",
                "(Ljava/lang/String;V",
                "()Ljava/lang/String"
            })
    void whatIsNone_isRefused(String text) {
        assertThatThrownBy(() -> MethodTypes.parse(text, loader))
                .isInstanceOfAny(IllegalArgumentException.class, ClassNotFoundException.class);
    }

    @Test
    void missingClass_isNamed() {
        for (String descriptor : List.of("(Lno/such/Type;)V", "(I[[Lno/such/Type;)V", "()Lno/such/Type;")) {
            assertThatThrownBy(() -> MethodTypes.parse(descriptor, loader))
                    .isInstanceOf(ClassNotFoundException.class)
                    .hasMessage("no.such.Type");
        }
    }

    /** Other languages have such names. */
    @Test
    void parenthesisInAName_isPartOfIt() {
        assertThatThrownBy(() -> MethodTypes.parse("(La/adds(two)$Local;)V", loader))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessage("a.adds(two)$Local");
    }

    @Test
    void boxes_areThoseOfTheJdk() {
        for (Class<?> each : List.of(
                boolean.class,
                byte.class,
                char.class,
                short.class,
                int.class,
                long.class,
                float.class,
                double.class,
                void.class,
                String.class,
                int[].class,
                Map.Entry.class)) {
            assertThat(MethodTypes.boxed(each))
                    .isEqualTo(MethodType.methodType(each).wrap().returnType());
        }
    }
}
