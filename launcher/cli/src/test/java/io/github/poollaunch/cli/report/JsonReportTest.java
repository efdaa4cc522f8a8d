package io.github.poollaunch.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.value.Codecs;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;

class JsonReportTest {

    @SuppressWarnings("unchecked") // a test knows what it has asked for
    private static Map<String, Object> json(Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(report, out);
        JsonParser parser = Json.parser(out.toByteArray());
        parser.nextToken();
        Object read = Codecs.plain().of(Object.class).read(parser);
        assertThat(parser.nextToken()).as("nothing behind the object").isNull();
        return (Map<String, Object>) read;
    }

    @Test
    void write_report_hasTheKeysThatOthersRelyOn() {
        Map<String, Object> report = json(Reports.of(2, 2, true));
        assertThat(report)
                .containsEntry("cpus", 2)
                .containsEntry("processes", 2)
                .containsEntry("java", "17.0.1")
                .containsEntry("items", 100)
                .containsEntry("break_even_item_ms", 8.0)
                .containsEntry("break_even_item_warm_ms", 0.4);
        assertThat(report.get("startup"))
                .hasToString("{create_ms=12.5, create_ms_min=12.5, create_ms_max=12.5,"
                        + " first_ready_ms=12.5, first_ready_ms_min=12.5, first_ready_ms_max=12.5,"
                        + " first_result_ms=12.5, first_result_ms_min=12.5, first_result_ms_max=12.5,"
                        + " all_ready_ms=12.5, all_ready_ms_min=12.5, all_ready_ms_max=12.5,"
                        + " map_ms=12.5, map_ms_min=12.5, map_ms_max=12.5,"
                        + " close_ms=12.5, close_ms_min=12.5, close_ms_max=12.5,"
                        + " children=[{pid=1001, launch_to_ready_ms=101.0}, {pid=1002, launch_to_ready_ms=102.0}]}");
        assertThat(((List<?>) report.get("experiments")).get(1))
                .hasToString("{name=log7, sequential_ms=8000.0, sequential_ms_min=8000.0, sequential_ms_max=8000.0,"
                        + " threads_ms=4000.0, threads_ms_min=4000.0, threads_ms_max=4000.0,"
                        + " processes_ms=5000.0, processes_ms_min=4000.0, processes_ms_max=6000.0,"
                        + " threads_map_ms=null, threads_map_ms_min=null, threads_map_ms_max=null,"
                        + " processes_map_ms=null, processes_map_ms_min=null, processes_map_ms_max=null,"
                        + " speedup_threads=2.0, speedup_processes=1.6, results_equal=true}");
    }

    @Test
    void write_oneCpu_hasNoBreakEven() {
        assertThat(json(Reports.of(12, 1, true)))
                .containsEntry("break_even_item_ms", null)
                .containsEntry("break_even_item_warm_ms", null);
    }

    @Test
    void write_differentResults_saysSo() {
        assertThat(((List<?>) json(Reports.of(2, 2, false)).get("experiments"))
                        .get(1)
                        .toString())
                .contains("results_equal=false");
    }
}
