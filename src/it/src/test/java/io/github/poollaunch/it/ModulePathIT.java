package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A program that is a module, with its libraries on the module path. */
@ExtendWith(NoSurvivors.class)
class ModulePathIT {

    @Test
    void functionsOfANamedModule_areRun(@TempDir Path folder) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("src/user"));
        Files.writeString(
                folder.resolve("src/module-info.java"), "open module user.program { requires io.github.poollaunch; }");
        Files.writeString(sources.resolve("Main.java"), """
                package user;
                import io.github.poollaunch.Pool;
                import java.util.List;
                public class Main {
                    record Reading(String name, long value) {}
                    static class Hidden { static Reading twice(Reading r) { return new Reading(r.name(), 2 * r.value()); } }
                    public static void main(String[] args) {
                        String captured = "!";
                        try (Pool pool = Pool.of(1)) {
                            System.out.println(pool.map(Hidden::twice, List.of(new Reading("a", 4))));
                            System.out.println(pool.apply((String s) -> s + captured, "b"));
                            System.out.println(pool.apply((String s) -> Main.class.getModule().isNamed(), "b"));
                        }
                    }
                }
                """);
        String modules = String.join(File.pathSeparator, jars());
        Path classes = folder.resolve("classes");
        run(
                "javac",
                "-d",
                classes.toString(),
                "-p",
                modules,
                folder.resolve("src/module-info.java").toString(),
                sources.resolve("Main.java").toString());

        Process program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-p",
                        modules + File.pathSeparator + classes,
                        // Our jars are automatic modules, which cannot ask for Jackson's named ones.
                        "--add-modules",
                        "ALL-MODULE-PATH",
                        "-m",
                        "user.program/user.Main")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output;
        try (InputStream out = program.getInputStream()) {
            output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(program.waitFor()).isZero();
        // In the worker the program is on the class path, where no module has a name.
        assertThat(output.lines()).containsExactly("[Reading[name=a, value=8]]", "b!", "false");
    }

    private static void run(String tool, String... arguments) {
        int code = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        assertThat(code).isZero();
    }

    /** The product's jars and those that it needs, from this test's class path. */
    private static List<String> jars() {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = new File(entry).getName();
            if (name.endsWith(".jar")
                    && Stream.of("pool-launch-", "jackson-", "commons-exec").anyMatch(name::startsWith)
                    && !name.startsWith("pool-launch-cli")
                    && !name.startsWith("pool-launch-examples")) {
                jars.add(entry);
            }
        }
        return jars;
    }
}
