package io.github.poollaunch.cli.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.cli.map.fixtures.Doubler;
import io.github.poollaunch.cli.map.fixtures.Functions;
import io.github.poollaunch.cli.map.fixtures.Initialised;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionFinderTest {

    private static final String FUNCTIONS = Functions.class.getName();
    private static final String PACKAGE = Functions.class.getPackageName();

    private static ClassPathOption testClasses() throws Exception {
        return ClassPathOption.parse(Path.of(Functions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString());
    }

    private static PoolFunction<Object, Object> find(String name) throws Exception {
        return new FunctionFinder(testClasses()).find(FunctionName.parse(name));
    }

    @Test
    void find_staticMethod_isCallable() throws Exception {
        assertThat(find(FUNCTIONS + "::square").apply(7)).isEqualTo(49);
    }

    @Test
    void find_nestedClass_mayBeWrittenAsInJava() throws Exception {
        assertThat(find(FUNCTIONS + ".Nested::twice").apply(7)).isEqualTo(14);
        assertThat(find(FUNCTIONS + "$Nested::twice").apply(7)).isEqualTo(14);
    }

    @Test
    void find_class_isCallable() throws Exception {
        assertThat(find(Doubler.class.getName()).apply(7)).isEqualTo(14);
    }

    @Test
    void find_classOfTheJdk_isThereToo() throws Exception {
        assertThat(find("java.lang.Integer::bitCount").apply(7)).isEqualTo(3);
    }

    @Test
    void find_onePublicMethodAmongSeveral_isTheOne() throws Exception {
        assertThat(find(FUNCTIONS + "::oneIsPublic").apply(7)).isEqualTo(7);
    }

    @Test
    void find_anyFunction_doesNotInitialiseItsClass() throws Exception {
        System.clearProperty(Initialised.PROPERTY);
        PoolFunction<Object, Object> function = find(PACKAGE + ".Initialised::square");
        FunctionTypes.of(function, FunctionName.parse("f"));
        assertThat(System.getProperty(Initialised.PROPERTY)).isNull();
        function.apply(1);
        assertThat(System.getProperty(Initialised.PROPERTY))
                .as("the test can fail")
                .isEqualTo("yes");
    }

    @Test
    void find_classOfTheCommand_isNotTheUsers() {
        assertThatThrownBy(() -> find("io.github.poollaunch.cli.report.Workloads::square"))
                .hasMessageContaining("there is no class");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F::secret                | is private: make it public",
                "F::inPackage             | is not public: make it public",
                "F::instance              | is not static: make it static, or let its class implement PoolFunction",
                "F::overloaded            | is overloaded (overloaded(String), overloaded(int)): write a static method",
                "F::add                   | takes 2 parameters, not one",
                "F::none                  | takes 0 parameters, not one",
                "F::nothing               | returns nothing",
                "F.Hidden::twice          | is in a class that is not public",
                "F::sqare                 | there is no method sqare in",
                "F::sqare                 | did you mean square?",
                "F:square                 | a method stands behind two colons",
                "F.square                 | for a method write",
                "F                        | does not implement PoolFunction: name one of its static methods",
                "P.NeedsFactor            | public constructor without parameters",
                "P.Nowhere::f             | there is no class",
                "P.Nowhere::f             | with --classpath",
                "other.Functions::square  | did you mean io.github.poollaunch.cli.map.fixtures.Functions?",
                "Functoins::square        | did you mean io.github.poollaunch.cli.map.fixtures.Functions?",
                "a::b::c                  | not a function: 'a::b::c'",
                "::b                      | not a function",
                "a::                      | not a function",
                "''                       | not a function",
                "a/b                      | there is no class a/b"
            })
    void find_unusable_saysWhyAndHowToMendIt(String name, String reason) {
        String full = name.replaceFirst("^F\\b(?!unctoins)", FUNCTIONS).replaceFirst("^P\\.", PACKAGE + ".");
        assertThatThrownBy(() -> find(full))
                .isInstanceOf(UnusableFunctionException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "takesThread | takes java.lang.Thread: values of type java.lang.Thread cannot travel",
                "givesThread | returns java.lang.Thread: values of type java.lang.Thread cannot travel"
            })
    void types_thatCannotTravel_areRefused(String method, String reason) throws Exception {
        FunctionName name = FunctionName.parse(FUNCTIONS + "::" + method);
        PoolFunction<Object, Object> function = new FunctionFinder(testClasses()).find(name);
        assertThatThrownBy(() -> FunctionTypes.of(function, name))
                .isInstanceOf(UnusableFunctionException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"shout,true", "length,true", "same,true", "square,false", "mirror,false"})
    void takesStrings_parameter_decides(String method, boolean expected) throws Exception {
        FunctionName name = FunctionName.parse(FUNCTIONS + "::" + method);
        assertThat(FunctionTypes.of(new FunctionFinder(testClasses()).find(name), name)
                        .takesStrings())
                .isEqualTo(expected);
    }
}
