package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;

class TypeTextTest {

    private static final ClassLoader LOADER = TypeTextTest.class.getClassLoader();

    record Nested<T>(T value) {}

    @Test
    void text_ofAType_isReadBackAsAnEqualOne() {
        Type type = new TypeReference<Map<String, List<Nested<Long[]>[]>>>() {}.getType();

        String text = TypeText.of(type);

        assertThat(text)
                .isEqualTo("java.util.Map<java.lang.String, java.util.List<" + Nested.class.getName()
                        + "<java.lang.Long[]>[]>>");
        assertThat(TypeText.parse(text, LOADER)).isEqualTo(TypeVariables.NONE.fill(type));
    }

    @ParameterizedTest
    @ValueSource(classes = {int.class, byte[].class, String[][].class, List.class, Map.Entry.class})
    void text_ofAClass_isReadBackAsThatClass(Class<?> type) {
        assertThat(TypeText.parse(TypeText.of(type), LOADER)).isEqualTo(type);
    }

    @Test
    void text_ofAWildcard_isItsBound() {
        assertThat(TypeText.of(new TypeReference<List<? extends Number>>() {}.getType()))
                .isEqualTo("java.util.List<java.lang.Number>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.List<",
                "java.util.List<>",
                "java.util.List<int",
                "int]",
                "a b",
                "",
                "java.util.Map<int>"
            })
    void parse_ofWhatIsNoType_isRefused(String text) {
        assertThatThrownBy(() -> TypeText.parse(text, LOADER)).isInstanceOf(ValueException.class);
    }

    @Test
    void parse_ofAMissingClass_saysWhatToDo() {
        assertThatThrownBy(() -> TypeText.parse("java.util.List<no.Such>", LOADER))
                .hasMessage("the class no.Such is not on the worker's class path: add its jar or folder (classPath)");
    }
}
