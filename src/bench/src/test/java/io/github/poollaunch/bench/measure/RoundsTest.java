package io.github.poollaunch.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.bench.measure.Entrant.WarmUps;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final Fakes fakes = new Fakes();

    private List<Measured> run(int rounds, Entrant... entrants) {
        Plan plan = new Plan(rounds, rounds, Duration.ZERO, Duration.ofHours(1));
        return new Rounds(plan, what -> {}).run(List.of(entrants));
    }

    @Test
    void run_warmOnes_startOnceAndAreWarmedUpBeforeAnyRound() {
        run(2, fakes.warm("a", 1, 2), fakes.warm("b", 2, 0));
        assertThat(fakes.log).containsSubsequence("a starts", "a map", "a map", "b map", "a ends");
        assertThat(fakes.log).filteredOn("a starts"::equals).hasSize(1);
        assertThat(fakes.log).filteredOn("a map"::equals).hasSize(4);
        assertThat(fakes.log).filteredOn("b map"::equals).hasSize(2);
    }

    @Test
    void run_eachRound_asksEverybodyOnceBeforeTheNext() {
        run(6, fakes.warm("a", 1, 0), fakes.warm("b", 1, 0), fakes.warm("c", 1, 0));
        List<String> asked =
                fakes.log.stream().filter(line -> line.endsWith("map")).toList();
        assertThat(asked).hasSize(18);
        List<List<String>> rounds = IntStream.range(0, 6)
                .mapToObj(round -> asked.subList(3 * round, 3 * round + 3))
                .toList();
        assertThat(rounds).allSatisfy(round -> assertThat(round).containsExactlyInAnyOrder("a map", "b map", "c map"));
        assertThat(rounds)
                .as("not always in one order")
                .anySatisfy(round -> assertThat(round).isNotEqualTo(rounds.get(0)));
    }

    @Test
    void run_freshOnes_startForEachSample() {
        Entrant fresh = Fakes.entrant("f", fakes.start("f", 1, 1), WarmUps.NONE, true);
        List<Measured> measured = run(3, fresh);
        assertThat(fakes.log)
                .containsExactly(
                        "f starts", "f map", "f ends", "f starts", "f map", "f ends", "f starts", "f map", "f ends");
        assertThat(measured.get(0).all("ns")).containsExactly(1.0, 1.0, 1.0);
    }

    @Test
    void run_oneDies_theOthersGoOnAndItsSamplesStay() {
        Entrant mortal = Fakes.entrant("m", fakes.start("m", 7, 2), WarmUps.NONE, false);
        List<Measured> measured = run(4, fakes.warm("a", 1, 0), mortal, fakes.warm("b", 2, 0));
        assertThat(measured.get(0).all("ns")).hasSize(4);
        assertThat(measured.get(1).all("ns")).containsExactly(7.0, 7.0);
        assertThat(measured.get(1).samples()).hasSize(4).endsWith((Sample) null, (Sample) null);
        assertThat(measured.get(1).note()).isEqualTo("m died");
        assertThat(measured.get(2).all("ns")).hasSize(4);
        assertThat(fakes.log).contains("m ends");
    }

    @Test
    void run_oneCannotStart_theOthersGoOn() {
        Contestant.Start never = () -> {
            throw new ContestantException("no such file", false);
        };
        List<Measured> measured = run(2, Fakes.entrant("n", never, WarmUps.times(1), false), fakes.warm("a", 1, 0));
        assertThat(measured.get(0).note()).isEqualTo("no such file");
        assertThat(measured.get(0).spread("ns")).isNull();
        assertThat(measured.get(1).all("ns")).hasSize(2);
    }

    @Test
    void run_variantsOfOneStart_shareItsProcess() {
        Entrant one = fakes.warm("a", 1, 0);
        run(1, one.variant("x", "chunk=1"), one.variant("y", "chunk=2"));
        assertThat(fakes.log).containsExactly("a starts", "a map chunk=1", "a map chunk=2", "a ends");
    }

    @Test
    void run_otherWarmUp_isAskedInstead() {
        run(1, fakes.warm("a", 1, 0).warmedUp(WarmUps.times(1, "warm")));
        assertThat(fakes.log).containsExactly("a starts", "a warm", "a map", "a ends");
    }

    @Test
    void run_warmUpInEachRound_doesNotCount() {
        List<Measured> measured = run(2, fakes.warm("a", 1, 0).warmedUp(WarmUps.NONE.andEachRound()));
        assertThat(fakes.log).containsExactly("a starts", "a map", "a map", "a map", "a map", "a ends");
        assertThat(measured.get(0).all("ns")).hasSize(2);
    }
}
