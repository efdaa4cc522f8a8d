package io.github.poollaunch.bench.field;

import io.github.poollaunch.bench.floor.FloorMain;
import io.github.poollaunch.bench.measure.Contestant;
import io.github.poollaunch.bench.measure.ContestantException;
import io.github.poollaunch.bench.measure.ContestantProcess;
import io.github.poollaunch.bench.measure.Entrant;
import io.github.poollaunch.bench.measure.Entrant.Role;
import io.github.poollaunch.bench.measure.Entrant.WarmUps;
import io.github.poollaunch.bench.ours.OursMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is here to be measured.
 *
 * @param javas one of each version
 * @param python CPython; null if it is not here
 * @param lokyPython a CPython that has joblib; null if none has
 * @param parallel GNU parallel; null if it is not here
 * @param jq jq; null if it is not here
 * @param quick whether those peers are left out that take seconds to start, or to answer
 * @param archives what ours starts its children from
 * @param classPath of contestants in Java
 * @param script src/main/python/contestant.py
 */
public record Field(
        List<JavaHome> javas,
        @Nullable Tool python,
        @Nullable Tool lokyPython,
        @Nullable Tool parallel,
        @Nullable Tool jq,
        boolean quick,
        OurArchives archives,
        String classPath,
        Path script) {

    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(5);

    /** CPython's start methods, and the names of its pools. */
    private static final Map<String, String> POOLS =
            Map.of("spawn", "CPython spawn", "forkserver", "CPython forkserver", "fork", "CPython fork");

    private static final Set<String> SLOW_KINDS = Set.of("forkserver", "loky");

    private static final String VERSION = "import sys; print(sys.executable); print(sys.version.split()[0])";

    /**
     * Looks for everybody.
     *
     * @param quick whether slow peers are left out
     */
    public static Field find(String classPath, Path script, boolean quick) {
        List<JavaHome> javas = Javas.find();
        return new Field(
                javas,
                python(VERSION),
                python("import joblib; " + VERSION),
                Tool.find("parallel", "--version"),
                Tool.find("jq", "--version"),
                quick,
                OurArchives.make(javas),
                classPath,
                script);
    }

    /** The first Python that can run a program, by its true path: a shim before it would cost time. */
    private static @Nullable Tool python(String program) {
        for (String command : List.of("python3", "/usr/bin/python3")) {
            String said = Tool.output(command, "-c", program);
            if (said != null) {
                List<String> lines = said.lines().toList();
                return new Tool(lines.get(0), lines.get(lines.size() - 1));
            }
        }
        return null;
    }

    /** A line for each peer that is missing. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (javas.size() < 2) {
            missing.add("only Java " + javas.get(0).feature() + " is here: no figures of another version");
        }
        if (python == null) {
            missing.add("python3 is not here: no figures of CPython's pools");
        }
        if (lokyPython == null) {
            missing.add("no python3 has joblib (Debian: python3-joblib): no figures of loky");
        }
        if (parallel == null) {
            missing.add("GNU parallel is not here: no figures of it");
        }
        if (jq == null) {
            missing.add("jq is not here: no figures of it");
        }
        if (quick) {
            missing.add("a quick run: no figures of CPython's forkserver and of loky, which are slow");
        }
        missing.addAll(archives.failed());
        return missing;
    }

    /** Ours on each Java, warm. */
    public List<Entrant> ours(String request, int warmUps) {
        return each("ours", Role.OURS, OursMain.class, request, WarmUps.times(warmUps), false);
    }

    /** Ours on each Java, in a new parent for each sample. */
    public List<Entrant> oursFresh(String request) {
        return each("ours", Role.OURS, OursMain.class, request, WarmUps.NONE, true);
    }

    /** Ours on each Java, in a new parent with some flags for each sample. */
    public List<Entrant> oursFresh(String request, List<String> flags) {
        return javas.stream()
                .map(java -> new Entrant(
                        "ours",
                        java.feature(),
                        "",
                        Role.OURS,
                        javaStart(java, OursMain.class, flags),
                        request,
                        WarmUps.NONE,
                        true))
                .toList();
    }

    /** Ours on each Java, in a new parent for each sample, which has a class-data archive of its own program. */
    public List<Entrant> oursFreshArchived(String request) {
        List<Entrant> entrants = new ArrayList<>();
        for (JavaHome java : javas) {
            try {
                List<String> command = ParentArchive.command(java, archives, classPath);
                Contestant.Start start = () -> ContestantProcess.start(command, archives.environment(), ANSWER_LIMIT);
                entrants.add(new Entrant("ours", java.feature(), "", Role.OURS, start, request, WarmUps.NONE, true));
            } catch (ContestantException e) {
                archives.failed().add("no archive of a parent on Java " + java.feature() + ": " + e.getMessage());
            }
        }
        return entrants;
    }

    /** Our pool with threads instead of processes. */
    public List<Entrant> threadEngine(String request, int warmUps) {
        return each(
                "thread engine",
                Role.FLOOR,
                OursMain.class,
                request + " engine=threads",
                WarmUps.times(warmUps),
                false);
    }

    /** A floor on each Java. */
    public List<Entrant> floor(String name, String request, int warmUps) {
        return each(name, Role.FLOOR, FloorMain.class, request, WarmUps.times(warmUps), false);
    }

    private List<Entrant> each(String name, Role role, Class<?> main, String request, WarmUps warmUps, boolean fresh) {
        List<Entrant> entrants = new ArrayList<>();
        for (JavaHome java : javas) {
            Contestant.Start start = javaStart(java, main, List.of());
            entrants.add(new Entrant(name, java.feature(), "", role, start, request, warmUps, fresh));
        }
        return entrants;
    }

    /** How to start a contestant in Java. */
    public Contestant.Start javaStart(JavaHome java, Class<?> main, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(java.java());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        return () -> ContestantProcess.start(command, archives.environment(), ANSWER_LIMIT);
    }

    /** CPython's Pool with each start method, warm. */
    public List<Entrant> pools(String request, int warmUps) {
        return pythons(List.of("spawn", "forkserver", "fork"), request, WarmUps.times(warmUps), false);
    }

    /** CPython's Pool with each start method and the executors, warm. */
    public List<Entrant> peers(String request, int warmUps) {
        return pythons(
                List.of("spawn", "forkserver", "fork", "executor", "loky"), request, WarmUps.times(warmUps), false);
    }

    /** The same, in a new parent for each sample. */
    public List<Entrant> peersFresh(String request) {
        return pythons(List.of("spawn", "forkserver", "fork", "executor", "loky"), request, WarmUps.NONE, true);
    }

    /** CPython's Pool with spawn, in a new parent for each sample. */
    public List<Entrant> spawnFresh(String request) {
        return pythons(List.of("spawn"), request, WarmUps.NONE, true);
    }

    /** CPython's Pool with each start method, in a new parent for each sample. */
    public List<Entrant> poolsFresh(String request) {
        return pythons(List.of("spawn", "forkserver", "fork"), request, WarmUps.NONE, true);
    }

    private List<Entrant> pythons(List<String> kinds, String request, WarmUps warmUps, boolean fresh) {
        List<Entrant> entrants = new ArrayList<>();
        for (String kind : kinds) {
            Tool tool = kind.equals("loky") ? lokyPython : python;
            if (tool != null && !(quick && SLOW_KINDS.contains(kind))) {
                List<String> command = List.of(tool.command(), script.toString(), kind);
                Contestant.Start start = () -> ContestantProcess.start(command, Map.of(), ANSWER_LIMIT);
                String name = POOLS.getOrDefault(kind, kind);
                entrants.add(new Entrant(name, 0, "", Role.PEER, start, request, warmUps, fresh));
            }
        }
        return entrants;
    }
}
