package io.github.poollaunch.cli.map;

import io.github.poollaunch.Engine;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.cli.shell.Interruption;
import io.github.poollaunch.cli.shell.StandardStreams;
import io.github.poollaunch.cli.shell.WorkerOptions;
import io.github.poollaunch.cli.shell.WrongUsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command map: its options are taken either by picocli or, without it, from {@link PlainMap}. */
@Command(
        name = MapCommand.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Maps a Java function over lines of JSON or text, in a pool of JVM processes.",
        description = {
            "",
            "Results go to stdout in the order of the input, as they come; an endless input runs in constant memory. Each"
                    + " line or item that fails gets one line on stderr, with its file and line, and costs no other.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all well",
            "1:some items failed, or a file could not be read; the others' results are written; or stdout cannot be written to",
            "2:wrong usage, or no worker can be started with these options",
            "3:launcher/pool-launch only: the build failed, or Java or Maven is missing",
            "130:interrupted (Ctrl-C)"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  seq 10 | pool-launch map io.github.poollaunch.examples.Numbers::square",
            "  find . -type f | pool-launch map --input lines --output lines \\",
            "      io.github.poollaunch.examples.Files::sha256"
        })
public final class MapCommand implements Callable<Integer> {

    /** What the user writes for it. */
    public static final String NAME = "map";

    private enum Lines {
        json,
        lines
    }

    private enum EngineName {
        processes,
        threads,
        sequential;

        Engine engine() {
            return switch (this) {
                case processes -> Engine.processes();
                case threads -> Engine.threads();
                case sequential -> Engine.sequential();
            };
        }
    }

    private final StandardStreams streams;
    private final Interruption interruption;

    /** Null without picocli. */
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FUNCTION",
            description = "package.Class::staticMethod with one parameter, or a class that implements PoolFunction.")
    private String function = "";

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Read one after another; - or none is stdin.")
    private List<String> files = List.of();

    @Option(
            names = {"--classpath", "-cp"},
            paramLabel = "PATH",
            description =
                    "Jars, folders, and folder/* for all jars in one, separated as for java. By default the checkout's"
                            + " examples.")
    private @Nullable String classPath;

    @Option(
            names = "--input",
            paramLabel = "json|lines",
            description = "json (the default): one JSON value a line, of the parameter's type; empty lines are skipped."
                    + " lines: each line is a string.")
    private Lines input = Lines.json;

    @Option(
            names = "--output",
            paramLabel = "json|lines",
            description = "json (the default): one JSON value a line. lines: strings as they are, all else as JSON.")
    private Lines output = Lines.json;

    @Option(names = "--unordered", description = "Results come as they are done.")
    private boolean unordered;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "processes (the default), threads or sequential: the last two run in the parent.")
    private EngineName engine = EngineName.processes;

    @Option(
            names = "--chunk-size",
            paramLabel = "N",
            description =
                    "How many items go to a worker at once: 1. More is quicker for small work; a chunk waits until it is full.")
    private int chunkSize = 1;

    @Mixin
    private WorkerOptions workers = new WorkerOptions();

    @Option(names = "--stack-traces", description = "Shows the stack trace of each item that fails.")
    private boolean stackTraces;

    public MapCommand(StandardStreams streams, Interruption interruption) {
        this.streams = streams;
        this.interruption = interruption;
    }

    /** Takes the function and the files. */
    void takeWords(List<String> words) {
        function = words.get(0);
        files = words.subList(1, words.size());
    }

    /** Takes an option without a value; false if it is none that is known. */
    boolean takeFlag(String option) {
        switch (option) {
            case "--unordered" -> unordered = true;
            case "--stack-traces" -> stackTraces = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes an option; false if it is not known.
     *
     * @throws IllegalArgumentException if the value is none of its kind
     */
    boolean takeOption(String option, String value) {
        switch (option) {
            case "--classpath", "-cp" -> classPath = value;
            case "--input" -> input = Lines.valueOf(value);
            case "--output" -> output = Lines.valueOf(value);
            case "--engine" -> engine = EngineName.valueOf(value);
            case "--chunk-size" -> chunkSize = Integer.parseInt(value);
            default -> {
                return workers.takeOption(option, value);
            }
        }
        return true;
    }

    @Override
    public Integer call() {
        checkUsage();
        PoolBuilder builder = workers.builder(); // A wrong option is refused before a class is looked for.
        try {
            ClassPathOption userClasses = ClassPathOption.parse(
                    classPath != null ? classPath : System.getProperty(ClassPathOption.DEFAULT_PROPERTY, ""));
            FunctionName name = FunctionName.parse(function);
            PoolFunction<Object, Object> found = new FunctionFinder(userClasses).find(name);
            FunctionTypes types = FunctionTypes.of(found, name);
            if (input == Lines.lines && !types.takesStrings()) {
                throw new UnusableFunctionException("with --input lines each item is a string, but " + name + " takes "
                        + types.parameterType().getTypeName() + ": leave --input away to read JSON");
            }
            return map(builder, userClasses, found, types);
        } catch (UnusableFunctionException e) {
            throw new WrongUsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private int map(
            PoolBuilder builder, ClassPathOption userClasses, PoolFunction<Object, Object> found, FunctionTypes types) {
        Complaints complaints = new Complaints(streams.err(), interruption::hasBegun, stackTraces);
        List<String> idle = workers.withoutEffect(engine != EngineName.processes, engine == EngineName.sequential);
        if (!idle.isEmpty()) { // No fault: who compares the engines leaves all else as it is.
            complaints.note(String.join(", ", idle) + ": without effect with --engine " + engine);
        }
        // A plain loop computes in the thread that writes: it cannot tell that it will be waiting for a result.
        ResultWriter writer = new ResultWriter(streams.out(), engine == EngineName.sequential ? 0 : ResultWriter.LARGE);
        Places places = new Places();
        LineDecoder decoder = input == Lines.json ? LineDecoder.json(types.parameter()) : LineDecoder.lines();
        InputItems items = new InputItems(inputFiles(), streams.in(), decoder, places, complaints);
        interruption.firstDo(() -> lastWords(writer));
        Mapping mapping = new Mapping(
                builder.engine(engine.engine()).classPath(userClasses.forChildren()),
                found,
                !unordered,
                places,
                new ResultEncoder(types.result(), output == Lines.lines),
                writer,
                complaints);
        return mapping.run(items, chunkSize);
    }

    private List<InputFile> inputFiles() {
        boolean readsStdin = files.isEmpty() || files.contains(InputFile.STDIN.name());
        if (readsStdin && System.getProperty("poollaunch.stdin", "").equals("closed")) {
            throw new WrongUsageException("stdin is closed: name the files to read, or give </dev/null for no input");
        }
        if (files.isEmpty()) {
            return List.of(InputFile.STDIN);
        }
        List<InputFile> all = new ArrayList<>();
        for (String file : files) {
            all.add(new InputFile(file));
        }
        return all;
    }

    private static String lastWords(ResultWriter writer) {
        try {
            long results = writer.end();
            return " after " + results + (results == 1 ? " result" : " results");
        } catch (IOException e) {
            return ", and stdout cannot be written to: " + e.getMessage();
        }
    }

    private void checkUsage() {
        if (chunkSize < 1) {
            throw new WrongUsageException("--chunk-size must be at least 1, not " + chunkSize);
        }
        CommandSpec parent = spec == null ? null : spec.parent();
        if (parent != null
                && !parent.commandLine().getParseResult().matchedOptions().isEmpty()) {
            throw new WrongUsageException("options before 'map' are the report's: write those for map behind it");
        }
    }
}
