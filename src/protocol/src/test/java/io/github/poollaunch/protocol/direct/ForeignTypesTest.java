package io.github.poollaunch.protocol.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.JsonOutput;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Values of types that a class made for them cannot name: those of other loaders, which do not show us, and of other modules,
 * which do not show them. They are left to reflection, and travel as any other.
 */
class ForeignTypesTest {

    private static final String TYPES = """
            package %s;
            public class Types {
                public record Shown(int number, String text) {}
                record Hidden(int number, Shown[] others) {}
                public static class Plain { private int number = 3; private Shown shown; }
            }
            """;

    @TempDir
    private static Path folder;

    private static Path classes;

    private static Path modules;

    @BeforeAll
    static void compile() throws IOException {
        classes = folder.resolve("classes");
        Path source = write(folder.resolve("src/user/Types.java"), TYPES.formatted("user"));
        javac(classes, source);

        modules = folder.resolve("modules");
        List<Path> sources = new ArrayList<>();
        sources.add(
                write(
                        folder.resolve("mod/module-info.java"),
                        "module user.values { exports user.exported; exports user.both; opens user.both; opens user.opened; }"));
        for (String name : List.of("user.exported", "user.both", "user.opened", "user.closed")) {
            Path file = folder.resolve("mod/" + name.replace('.', '/') + "/Types.java");
            sources.add(write(file, TYPES.formatted(name)));
        }
        javac(modules, sources.toArray(new Path[0]));
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void javac(Path into, Path... sources) {
        List<String> arguments = new ArrayList<>(List.of("-d", into.toString()));
        Stream.of(sources).map(Path::toString).forEach(arguments::add);
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(code).isZero();
    }

    /** Finds its classes itself, and then asks its parent, which may know others of the same names. */
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL[] urls) {
            super(urls, ForeignTypesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known == null && !name.startsWith("java.")) {
                    try {
                        known = findClass(name);
                    } catch (ClassNotFoundException e) {
                        // Its parent's, then.
                    }
                }
                return known == null ? super.loadClass(name, resolve) : known;
            }
        }
    }

    /** Shows none of ours, loudly. */
    private static final class Refusing extends URLClassLoader {
        Refusing(URL[] urls) {
            super(urls, ForeignTypesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.github.poollaunch.")) {
                throw new SecurityException("not for you: " + name);
            }
            return super.loadClass(name, resolve);
        }
    }

    private static URL[] urls(Path... paths) {
        return Stream.of(paths).map(ForeignTypesTest::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL[] withOurs() {
        List<URL> all = new ArrayList<>(List.of(urls(classes)));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            all.add(url(Path.of(entry)));
        }
        return all.toArray(new URL[0]);
    }

    static Stream<ClassLoader> loaders() {
        URL[] own = urls(classes);
        return Stream.of(
                new URLClassLoader(own, ForeignTypesTest.class.getClassLoader()),
                new URLClassLoader(own, null),
                new URLClassLoader(withOurs(), null),
                new ChildFirst(withOurs()),
                new Refusing(own));
    }

    private static String written(ValueCodec codec, Object value) {
        FrameBuffer frame = new FrameBuffer();
        codec.write(new JsonOutput(frame), value);
        return new String(frame.toByteArray(), StandardCharsets.UTF_8);
    }

    /** Reads a value, and returns what it is written as. */
    private static String roundTrip(Class<?> type, String json) {
        ValueCodec codec = Codecs.wire().of(type);
        try (JsonParser parser = Json.parser(json.getBytes(StandardCharsets.UTF_8))) {
            JsonToken unused = parser.nextToken();
            Object value = codec.read(parser);
            assertThat(value.getClass()).isEqualTo(type);
            return written(codec, value);
        }
    }

    private static void assertAllTravel(ClassLoader loader, String packageName) throws ClassNotFoundException {
        for (String json : List.of(
                "Shown {\"number\":7,\"text\":\"a\"}",
                "Hidden {\"number\":-1,\"others\":[{\"number\":0,\"text\":null},null]}",
                "Plain {\"number\":5,\"shown\":{\"number\":1,\"text\":\"b\"}}")) {
            String[] parts = json.split(" ", 2);
            Class<?> type = Class.forName(packageName + ".Types$" + parts[0], false, loader);
            assertThat(roundTrip(type, parts[1])).isEqualTo(parts[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("loaders")
    void types_ofALoaderOfTheirOwn_travel(ClassLoader loader) throws Exception {
        assertAllTravel(loader, "user");
        ((URLClassLoader) loader).close();
    }

    @Test
    void loader_thatNobodyNeeds_isCollected() throws Exception {
        WeakReference<ClassLoader> gone = travelled();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            return gone.refersTo(null);
        });
    }

    private static WeakReference<ClassLoader> travelled() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(urls(classes), ForeignTypesTest.class.getClassLoader())) {
            assertAllTravel(loader, "user");
            return new WeakReference<>(loader);
        }
    }

    private static ClassLoader module() {
        Configuration found = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(modules), ModuleFinder.of(), Set.of("user.values"));
        return ModuleLayer.boot()
                .defineModulesWithOneLoader(found, ForeignTypesTest.class.getClassLoader())
                .findLoader("user.values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user.both", "user.opened"})
    void types_ofAnOpenPackageOfAModule_travel(String packageName) throws Exception {
        assertAllTravel(module(), packageName);
    }

    /** With the word that mends it. */
    @ParameterizedTest
    @CsvSource({"user.closed, Shown", "user.closed, Plain", "user.exported, Hidden", "user.exported, Plain"})
    void type_ofAClosedPackage_isRefused(String packageName, String type) throws Exception {
        Class<?> closed = Class.forName(packageName + ".Types$" + type, false, module());
        assertThatThrownBy(() -> roundTrip(closed, "{}"))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("open its package");
    }
}
