package io.github.poollaunch.protocol.databind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.poollaunch.protocol.value.Travel;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What is loaded for which value: a child pays for each class before its first result. */
class LazyLoadingTest {

    record Row(int number, List<String> names) {}

    record Annotated(@JsonProperty int number) {}

    /** What a child does; it runs in a loader of its own. */
    public static final class PlainWork implements Runnable {
        @Override
        public void run() {
            Travel travel = Travel.plainly();
            travel.arrives(int.class, 5);
            travel.arrives(String.class, "s");
            travel.arrives(Object.class, List.of(1, "s", 2L));
            travel.arrives(Map.class, Map.of("k", 1));
        }
    }

    public static final class RecordWork implements Runnable {
        @Override
        public void run() {
            Travel.plainly().arrives(Row.class, new Row(1, List.of("a")));
        }
    }

    public static final class TimeWork implements Runnable {
        @Override
        public void run() {
            Travel.plainly().arrives(Instant.class, Instant.EPOCH);
        }
    }

    public static final class AnnotatedWork implements Runnable {
        @Override
        public void run() {
            Travel.plainly().arrives(Annotated.class, new Annotated(1));
        }
    }

    /** Loads everything anew and remembers what. */
    private static final class Recording extends URLClassLoader {
        private final Set<String> loaded = ConcurrentHashMap.newKeySet();

        Recording(URL[] urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            loaded.add(name);
            return super.findClass(name);
        }
    }

    private static Set<String> loadedBy(Class<? extends Runnable> work) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(url(entry));
        }
        try (Recording loader = new Recording(urls.toArray(new URL[0]))) {
            ((Runnable) loader.loadClass(work.getName()).getConstructor().newInstance()).run();
            return loader.loaded;
        }
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final String DATABIND = "tools.jackson.databind.";
    private static final String OUR_DATABIND = "io.github.poollaunch.protocol.databind.";
    private static final String JDK = "io.github.poollaunch.protocol.value.jdk.";

    @Test
    void plainValues_loadNeitherDatabindNorTheJdksTypes() throws Exception {
        Set<String> loaded = loadedBy(PlainWork.class);
        assertThat(loaded).contains("io.github.poollaunch.protocol.value.JsonOutput");
        // They take longer to load than all the rest.
        assertThat(loaded)
                .doesNotContain(
                        "tools.jackson.core.JsonGenerator",
                        "tools.jackson.core.json.JsonFactory",
                        "tools.jackson.core.base.ParserMinimalBase");
        assertThat(loaded).noneMatch(name -> name.startsWith(DATABIND) || name.startsWith(JDK));
        // The test's own signatures name it.
        assertThat(loaded)
                .filteredOn(name -> name.startsWith(OUR_DATABIND) && !name.contains("LazyLoadingTest"))
                .isSubsetOf(OUR_DATABIND + "JacksonConfiguration");
        assertThat(loaded).noneMatch(name -> name.startsWith("com.fasterxml.jackson.annotation."));
    }

    @Test
    void recordsAndTimes_loadNoDatabind() throws Exception {
        assertThat(loadedBy(RecordWork.class)).noneMatch(name -> name.startsWith(DATABIND));
        assertThat(loadedBy(TimeWork.class)).noneMatch(name -> name.startsWith(DATABIND));
    }

    @Test
    void annotatedClass_loadsDatabind() throws Exception {
        assertThat(loadedBy(AnnotatedWork.class)).contains(DATABIND + "json.JsonMapper");
    }
}
