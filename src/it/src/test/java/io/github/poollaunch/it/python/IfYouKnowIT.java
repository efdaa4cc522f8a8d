package io.github.poollaunch.it.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.Pool;
import io.github.poollaunch.it.NoSurvivors;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of Java in "If you know X, write Y" compiles, and runs over processes. */
@ExtendWith(NoSurvivors.class)
class IfYouKnowIT {

    private static final Path PAGE =
            Path.of(System.getProperty("poollaunch.it.root", "../..")).resolve("src/docs/if-you-know.md");

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    static Path classes;

    private static URLClassLoader loader;

    /** The second column's code. */
    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String row : Files.readAllLines(PAGE)) {
            if (row.startsWith("| ") && !row.startsWith("| ---") && !row.endsWith("| mind |")) {
                String cell = row.split("\\|", -1)[2].strip();
                assertThat(cell).as(row).startsWith("`").endsWith("`");
                lines.add(cell.substring(1, cell.length() - 1));
            }
        }
        return lines;
    }

    private static String source(List<String> lines) {
        StringBuilder source = new StringBuilder("""
                import io.github.poollaunch.*;
                import io.github.poollaunch.it.python.*;
                import java.io.Serializable;
                import java.time.Duration;
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.stream.*;
                public class Lines extends KnownNames {
                """);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String end = line.endsWith("}") || line.endsWith(";") ? "" : ";";
            source.append("public void line").append(i).append("() throws Exception { ");
            source.append(line).append(end).append(" }\n");
        }
        return source.append("}\n").toString();
    }

    private static void compile(String source) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Lines.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        StringWriter complaints = new StringWriter();
        List<String> options = List.of("-proc:none", "-d", classes.toString(), "-cp", CLASS_PATH);
        assertThat(javac.getTask(complaints, null, null, options, null, List.of(file))
                        .call())
                .as(complaints.toString())
                .isTrue();
    }

    @BeforeAll
    static void compileAll() throws Exception {
        List<String> lines = lines();
        assertThat(lines).hasSizeGreaterThan(60);
        compile(source(lines));
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, KnownNames.class.getClassLoader());
    }

    @AfterAll
    static void closeLoader() throws IOException {
        loader.close();
    }

    static Stream<Arguments> numbered() throws IOException {
        List<String> lines = lines();
        return IntStream.range(0, lines.size()).mapToObj(i -> Arguments.of(lines.get(i), i));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbered")
    void line_ofJava_compilesAndRuns(String line, int number) throws Exception {
        Path[] classPath = Stream.concat(
                        Stream.of(classes),
                        Arrays.stream(CLASS_PATH.split(File.pathSeparator)).map(Path::of))
                .filter(Files::exists)
                .toArray(Path[]::new);
        Class<?> type = loader.loadClass("Lines");
        KnownNames names = (KnownNames) type.getConstructor().newInstance();
        try (Pool pool = Pool.builder().processes(1).classPath(classPath).build()) {
            names.use(pool);
            type.getMethod("line" + number).invoke(names);
        } catch (InvocationTargetException e) {
            throw new AssertionError(line, e.getCause());
        }
    }
}
