package io.github.poollaunch.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.bench.goal.Measure;
import io.github.poollaunch.bench.goal.Plotted;
import io.github.poollaunch.bench.goal.Reference;
import io.github.poollaunch.bench.goal.Target;
import io.github.poollaunch.bench.goal.Unit;
import io.github.poollaunch.bench.measure.Entrant.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {

    @TempDir
    private Path folder;

    @Test
    void json_isReadAsItWasWritten() throws IOException {
        WorkloadResult result = Results.workload(
                "map",
                Measure.time(Target.atMost(0.5, Reference.CPYTHON_SPAWN)),
                Results.of("ours", 17, "JSON", Role.OURS, 2e6, null),
                Results.of("CPython spawn", 0, "", Role.PEER, 1e6, 1e6));
        JsonFile file = JsonFile.of(Results.report(result));
        Path json = folder.resolve("out.json");
        file.write(json);
        assertThat(JsonFile.read(json)).isEqualTo(file);
        assertThat(file.workloads().get(0).contestants().get(0).samples())
                .hasSize(2)
                .endsWith((Map<String, Double>) null);
        assertThat(file.workloads().get(0).verdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict)
                        .extracting("value", "limit", "met", "against")
                        .containsExactly(2.0, 0.5, false, "CPython spawn"));
    }

    @Test
    void plots_areSvgWithASeriesOfEachContestant() throws IOException {
        Measure cost = new Measure("item_ns", "an item", Unit.TIME, List.of());
        WorkloadResult items = Results.workload(
                Plotted.ITEMS,
                cost,
                Results.of("ours", 17, "1000", Role.OURS, 2e6),
                Results.of("ours", 17, "10000", Role.OURS, 1e6),
                Results.of("ours", 25, "1000", Role.OURS, 3e6));
        assertThat(Plots.series(items, 1e3))
                .containsEntry("ours (17)", List.of(new Plots.Point(1_000, 2), new Plots.Point(10_000, 1)))
                .containsEntry("ours (25)", List.of(new Plots.Point(1_000, 3)));
        Plots.write(Results.report(items), folder.resolve("plots"));
        assertThat(Files.readString(folder.resolve("plots/items.svg")))
                .contains("<svg")
                .doesNotContainPattern("\\.\\d{3}");
        assertThat(folder.resolve("plots/workers.svg")).doesNotExist();
    }
}
