package io.github.poollaunch.cli;

import io.github.poollaunch.cli.map.MapCommand;
import io.github.poollaunch.cli.report.ReportCommand;
import io.github.poollaunch.cli.shell.Interruption;
import io.github.poollaunch.cli.shell.StandardStreams;
import io.github.poollaunch.cli.shell.Terminal;
import io.github.poollaunch.cli.shell.ToldOutput;
import io.github.poollaunch.cli.shell.WrongUsageException;
import io.github.poollaunch.cli.warm.WarmCommand;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Puts the commands together, and says what all of them say when they are used wrongly. */
final class CommandTree {
    private CommandTree() {}

    /** Runs what the user has written, and returns its exit code. */
    static int execute(String[] args, StandardStreams streams, Terminal terminal, Interruption interruption) {
        ToldOutput out = new ToldOutput(streams.out());
        return out.exitCode(treeFor(args, streams, out, terminal, interruption).execute(args), streams.err());
    }

    /**
     * Puts together the commands that may be meant. What begins with map means no other: picocli makes its model of each
     * command by reflection, and people wait for map's first line.
     *
     * @param told where all but map write, which tells by itself what becomes of its results
     */
    private static CommandLine treeFor(
            String[] args, StandardStreams streams, OutputStream told, Terminal terminal, Interruption interruption) {
        MapCommand map = new MapCommand(streams, interruption);
        CommandLine root;
        if (args.length > 0 && args[0].equals(MapCommand.NAME)) {
            root = new CommandLine(CommandSpec.create().name(ReportCommand.NAME)).addSubcommand(map);
        } else {
            StandardStreams others = new StandardStreams(streams.in(), told, streams.err());
            root = new CommandLine(new ReportCommand(others, terminal, interruption))
                    .addSubcommand(map)
                    .addSubcommand(new WarmCommand(others));
        }
        root.setOut(new PrintWriter(told, true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(streams.err(), true, Charset.defaultCharset()));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.coloursOnStdout() ? Ansi.ON : Ansi.OFF));
        root.setUsageHelpAutoWidth(terminal.stdout());
        // A FILE may start with an at sign.
        root.setExpandAtFiles(false);
        // An option's value may start with a dash: --jvm-args -Xss4m.
        root.setUnmatchedOptionsAllowedAsOptionParameters(true);
        root.setParameterExceptionHandler((e, written) ->
                tell(new WrongUsageException(String.valueOf(e.getMessage()), e), e.getCommandLine(), streams));
        root.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof WrongUsageException wrong) {
                return tell(wrong, command, streams);
            }
            throw e;
        });
        // Anything else that is thrown is a fault of ours: picocli prints its stack trace, which a report of it needs.
        return root;
    }

    private static int tell(WrongUsageException e, CommandLine command, StandardStreams streams) {
        return e.tell(streams.err(), command.getCommandSpec().qualifiedName());
    }
}
