package io.github.poollaunch.it;

import io.github.poollaunch.Archive;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.Profile;
import io.github.poollaunch.engine.ChildOptions;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A parent JVM of its own, whose settings are all full of what a shell would act on, and that keeps secrets. It prints what
 * came through, then all that errors and objects say, then its children's pids, and ends when its stdin does.
 */
public final class HostileNamesParent {

    static final String NASTY = "--a 'b' \"c\" $(touch pwned) `touch pwned` * ; & | > pwned \\ %p ä\u00a0\n\te";
    static final String SECRET = "s3cr3t-of-";

    private HostileNamesParent() {}

    @SuppressWarnings({"StringSplitter", "ObjectToString"}) // what such a text has in it is the question
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path nasty = Files.createDirectory(folder.resolve(NASTY));
        List<Path> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (Files.exists(Path.of(entry))) {
                classPath.add(Path.of(entry));
            }
        }
        for (int i = 0; i < 400; i++) {
            classPath.add(Files.createDirectory(nasty.resolve(i + NASTY))); // Too long for a command line.
        }
        Path javaHome = Files.createSymbolicLink(
                folder.resolve("java " + NASTY.replace("\\", "")), Path.of(System.getProperty("java.home")));
        PoolBuilder builder = Pool.builder()
                .processes(2)
                .name("pool " + NASTY.replace('\n', ' '))
                .javaHome(javaHome)
                .classPath(classPath.toArray(new Path[0]))
                .workingDirectory(nasty)
                .environment(Map.of("NASTY", NASTY, "SECRET", SECRET + "environment"))
                .jvmArgs("-Dnasty=" + NASTY, "-Dsecret=" + SECRET + "properties");
        try (Pool pool = builder.build()) {
            check(out, "environment", pool.apply(Functions::environment, "NASTY"));
            check(out, "property", pool.<String, String>apply(System::getProperty, "nasty"));
            check(out, "item", pool.apply(TravelFunctions::string, NASTY));
            out.println(
                    "directory " + pool.apply(Functions::workingDirectory, 0).equals(nasty.toString()));
            out.println("class path "
                    + pool.<String, String>apply(System::getProperty, "java.class.path")
                            .contains(nasty.resolve(399 + NASTY).toString()));
            tellErrors(pool, out);
            out.println(pool + " " + pool.workers());
            out.println(new ChildOptions(
                    null,
                    ChildOptions.UNLIMITED,
                    List.of("-Dsecret=" + SECRET + "properties"),
                    null,
                    null,
                    Map.of("SECRET", SECRET + "environment"),
                    null,
                    Duration.ofSeconds(1),
                    Archive.NONE,
                    Profile.BALANCED));
            pool.workers().forEach(worker -> out.println("pid " + worker.pid()));
            out.println("ready");
            int unused = System.in.read();
        }
    }

    private static void check(PrintStream out, String what, String came) {
        out.println(what + " " + came.equals(NASTY));
    }

    private static void tellErrors(Pool pool, PrintStream out) {
        List<Runnable> failing = List.of(
                () -> pool.apply(Functions::failOnOdd, 3),
                () -> pool.apply(Functions::crashOn13, 13),
                () -> pool.apply(Functions::haltOn13, 13),
                () -> pool.apply(Functions::unserialisable, 13));
        for (Runnable each : failing) {
            try {
                each.run();
            } catch (PoolException e) {
                e.printStackTrace(out);
            }
        }
    }
}
