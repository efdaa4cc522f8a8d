package io.github.poollaunch.cli.map;

import io.github.poollaunch.cli.shell.ExitCodes;
import io.github.poollaunch.cli.shell.Interruption;
import io.github.poollaunch.cli.shell.StandardStreams;
import io.github.poollaunch.cli.shell.WrongUsageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command map without picocli, whose classes and whose model of a command, made by reflection, took a third of the time to
 * the first line of output. It reads what people write most: options by their full names, each once, its value behind it.
 * Whatever else there is, all that picocli would refuse among it, is left to picocli, which alone knows what to say of it.
 */
public final class PlainMap {
    private PlainMap() {}

    /** Runs map, and returns its exit code; null, with nothing done, if that is left to picocli. */
    public static @Nullable Integer execute(String[] args, StandardStreams streams, Interruption interruption) {
        MapCommand command = new MapCommand(streams, interruption);
        if (!read(args, command)) {
            return null;
        }
        try {
            return command.call();
        } catch (WrongUsageException e) {
            return e.tell(streams.err(), "pool-launch " + MapCommand.NAME);
        } catch (RuntimeException e) {
            // As with picocli: a fault of ours, a report of which needs the stack trace.
            e.printStackTrace(streams.err());
            return ExitCodes.SOME_FAILED;
        }
    }

    /** Gives {@code command} what is written; false if that is left to picocli, and the command of no use any more. */
    static boolean read(String[] args, MapCommand command) {
        Iterator<String> rest = Arrays.asList(args).iterator();
        if (!rest.hasNext() || !rest.next().equals(MapCommand.NAME)) {
            return false;
        }
        List<String> words = new ArrayList<>();
        Set<String> options = new HashSet<>();
        while (rest.hasNext()) {
            String arg = rest.next();
            if (isWord(arg)) {
                words.add(arg);
            } else if (!options.add(arg.equals("-cp") ? "--classpath" : arg) || !takeOption(arg, rest, command)) {
                return false;
            }
        }
        if (words.isEmpty()) {
            return false;
        }
        command.takeWords(words);
        return true;
    }

    private static boolean takeOption(String option, Iterator<String> rest, MapCommand command) {
        if (command.takeFlag(option)) {
            return true;
        }
        String value = rest.hasNext() ? rest.next() : "";
        try {
            return isWord(value) && command.takeOption(option, value);
        } catch (IllegalArgumentException e) {
            return false; // No number, or an unknown name.
        }
    }

    /** Whether it is no option for sure. */
    private static boolean isWord(String arg) {
        return !arg.isEmpty() && arg.charAt(0) != '-';
    }
}
