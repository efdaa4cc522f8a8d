package io.github.poollaunch.bench.field;

import io.github.poollaunch.bench.contestant.Order;
import io.github.poollaunch.bench.floor.Hello;
import io.github.poollaunch.bench.measure.Contestant;
import io.github.poollaunch.bench.measure.Entrant;
import io.github.poollaunch.bench.measure.Entrant.Role;
import io.github.poollaunch.bench.measure.Entrant.WarmUps;
import io.github.poollaunch.bench.measure.TimedCommand;
import io.github.poollaunch.bench.measure.TimedCommand.Expected;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Commands that map lines of JSON, each a whole process. */
public final class ShellField {

    /** The variant without options. */
    public static final String DEFAULT = "default chunks";

    private static final String CLI = "io.github.poollaunch.cli.Main";
    private static final String JQ_PROGRAM = ".price*.count";

    private final Field field;
    private final ShellInput input;

    /** Commands over {@code lines} lines. */
    public ShellField(Field field, int lines) {
        this.field = field;
        this.input = ShellInput.of(lines);
    }

    /** All of them. */
    public List<Entrant> entrants() {
        List<Entrant> entrants = new ArrayList<>();
        for (JavaHome java : field.javas()) {
            List<String> map = new ArrayList<>(List.of(java.java()));
            map.addAll(field.archives().ofCommand(java, jars()));
            map.addAll(List.of(
                    "-XX:+UseSerialGC",
                    "-cp",
                    jars(),
                    CLI,
                    "map",
                    Order.class.getName() + "::total",
                    "-cp",
                    classes()));
            entrants.add(ours(java, DEFAULT, map));
            List<String> large = new ArrayList<>(map);
            large.addAll(List.of("--chunk-size", "1000"));
            entrants.add(ours(java, "--chunk-size 1000", large));
            entrants.add(entrant(
                    "bare JVM",
                    java.feature(),
                    Role.FLOOR,
                    null,
                    List.of(java.java(), "-XX:+UseSerialGC", "-cp", field.classPath(), Hello.class.getName())));
        }
        if (field.jq() != null) {
            entrants.add(entrant("jq", 0, Role.PEER, input.expected(), List.of("jq", JQ_PROGRAM)));
            if (field.parallel() != null) {
                entrants.add(entrant(
                        "GNU parallel, jq",
                        0,
                        Role.PEER,
                        input.expected(),
                        List.of("parallel", "--pipe", "--keep-order", "--block", "1M", "jq", "'" + JQ_PROGRAM + "'")));
            }
        }
        return entrants;
    }

    private Entrant ours(JavaHome java, String variant, List<String> command) {
        return entrant("ours", java.feature(), Role.OURS, input.expected(), command)
                .variant(variant, "");
    }

    /** The one warm-up makes each measured run a second one, which finds what the first has left. */
    private Entrant entrant(String name, int java, Role role, @Nullable Expected expected, List<String> command) {
        Path stdin = expected == null ? Path.of("/dev/null") : input.file();
        Contestant.Start start =
                () -> new TimedCommand(command, field.archives().environment(), stdin, expected);
        return new Entrant(name, java, "", role, start, String.join(" ", command), WarmUps.times(1), false);
    }

    /** What a distribution has: an archive holds no classes of folders. */
    private String jars() {
        return Arrays.stream(field.classPath().split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The folder or jar of the function, which the command is to find as a user's. */
    private static String classes() {
        return Path.of(URI.create(Order.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }
}
