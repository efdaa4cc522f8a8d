package io.github.poollaunch.bench.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of cells, to be written as text or as Markdown.
 *
 * @param headers of the columns
 * @param texts how many columns, from the left, are text; the others are figures
 * @param rows each as long as the headers
 */
record Grid(List<String> headers, int texts, List<List<String>> rows) {

    Grid {
        headers = List.copyOf(headers);
        rows = List.copyOf(rows);
        for (List<String> row : rows) {
            if (row.size() != headers.size()) {
                throw new IllegalArgumentException(row.size() + " cells under " + headers.size() + " headers: " + row);
            }
        }
    }

    String text() {
        Column[] columns = new Column[headers.size()];
        for (int i = 0; i < columns.length; i++) {
            HorizontalAlign align = i < texts ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT;
            columns[i] = new Column()
                    .header(headers.get(i))
                    .headerAlign(align)
                    .dataAlign(align)
                    .maxWidth(Integer.MAX_VALUE);
        }
        String[][] cells = rows.stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
        return AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .lineSeparator("\n")
                .data(columns, cells)
                .asString()
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    String markdown() {
        StringBuilder out = new StringBuilder(line(headers)).append('|');
        for (int i = 0; i < headers.size(); i++) {
            out.append(i < texts ? " --- |" : " ---: |");
        }
        out.append('\n');
        rows.forEach(row -> out.append(line(row)));
        return out.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
