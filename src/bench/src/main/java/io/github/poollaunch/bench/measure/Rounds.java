package io.github.poollaunch.bench.measure;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks all entrants in turns: what disturbs the machine for a while then disturbs all of them, and their ratios stay. One
 * that fails is out; the others go on.
 */
public final class Rounds {

    private final Plan plan;
    private final Consumer<String> progress;
    private final List<Runner> runners = new ArrayList<>();

    /**
     * Rounds that are about to begin.
     *
     * @param progress is told who is asked
     */
    public Rounds(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Returns what each entrant answered, in the entrants' order. */
    public List<Measured> run(List<Entrant> entrants) {
        for (Entrant entrant : entrants) {
            runners.add(new Runner(entrant));
        }
        // Entrants of one command, which differ in their request, share a process: each further one would be memory.
        IdentityHashMap<Contestant.Start, Shared> processes = new IdentityHashMap<>();
        try {
            for (Runner runner : runners) {
                progress.accept("warming up " + runner.entrant.label());
                runner.prepare(processes);
            }
            long start = System.nanoTime();
            for (int round = 0; plan.goesOn(round, System.nanoTime() - start); round++) {
                for (Runner runner : Order.of(runners, round)) {
                    progress.accept("round " + (round + 1) + ", " + runner.entrant.label());
                    runner.round();
                }
            }
        } finally {
            processes.values().forEach(Shared::close);
        }
        return runners.stream().map(Runner::measured).toList();
    }

    /** A process that several entrants may use; null before its start. */
    private static final class Shared {
        private final Contestant.Start start;
        private @Nullable Contestant contestant;
        private boolean closed;

        Shared(Contestant.Start start) {
            this.start = start;
        }

        Contestant get() {
            Contestant started = contestant;
            if (closed) {
                throw new ContestantException("its process is gone", false);
            }
            if (started == null) {
                started = start.start();
                contestant = started;
            }
            return started;
        }

        void close() {
            closed = true;
            if (contestant != null) {
                contestant.close();
                contestant = null;
            }
        }
    }

    private static final class Runner {
        private final Entrant entrant;
        private final List<@Nullable Sample> samples = new ArrayList<>();
        private @Nullable Shared process;
        private @Nullable String note;

        Runner(Entrant entrant) {
            this.entrant = entrant;
        }

        void prepare(IdentityHashMap<Contestant.Start, Shared> processes) {
            if (entrant.fresh()) {
                return;
            }
            process = processes.computeIfAbsent(entrant.start(), Shared::new);
            guarded(() -> {
                String request = entrant.warmUps().request() == null
                        ? entrant.request()
                        : entrant.warmUps().request();
                for (int i = 0; i < entrant.warmUps().times(); i++) {
                    Sample unused = asked(request);
                }
            });
        }

        void round() {
            int before = samples.size();
            if (note == null) {
                guarded(() -> {
                    if (entrant.warmUps().eachRound()) {
                        Sample unused = asked(entrant.request());
                    }
                    samples.add(asked(entrant.request()));
                });
            }
            if (samples.size() == before) {
                samples.add(null);
            }
        }

        private Sample asked(String request) {
            if (process != null) {
                return process.get().ask(request);
            }
            try (Contestant fresh = entrant.start().start()) {
                return fresh.ask(request);
            }
        }

        private void guarded(Runnable action) {
            try {
                action.run();
            } catch (ContestantException e) {
                note = e.getMessage();
                if (process != null && !e.skipped()) {
                    // A late answer must not be taken for the next one's.
                    process.close();
                }
            }
        }

        Measured measured() {
            return new Measured(entrant, samples, note);
        }
    }
}
