package io.github.poollaunch.cli.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.Styler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table with aligned columns and no borders: the first columns are text, the others figures. */
final class Table {

    /** Chooses the style of a cell's text, which is padded already. */
    @FunctionalInterface
    interface CellStyle {
        String apply(String text, int row, int column);
    }

    private final Style style;
    private final List<Column> columns = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();
    private CellStyle cellStyle = (text, row, column) -> text;

    Table(Style style) {
        this.style = style;
    }

    Table text(String header) {
        return column(header, HorizontalAlign.LEFT);
    }

    Table figure(String header) {
        return column(header, HorizontalAlign.RIGHT);
    }

    private Table column(String header, HorizontalAlign align) {
        columns.add(
                new Column().header(header).headerAlign(align).dataAlign(align).maxWidth(Integer.MAX_VALUE));
        return this;
    }

    Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    Table cells(CellStyle chosen) {
        cellStyle = chosen;
        return this;
    }

    String render() {
        Styler styler = new Styler() {
            @Override
            public List<String> styleCell(Column column, int row, int col, List<String> lines) {
                return lines.stream()
                        .map(line -> cellStyle.apply(line, row, col))
                        .toList();
            }

            @Override
            public List<String> styleHeader(Column column, int col, List<String> lines) {
                return lines.stream().map(style::note).toList();
            }
        };
        return AsciiTable.builder()
                .border(AsciiTable.NO_BORDERS)
                .styler(styler)
                .lineSeparator("\n")
                .data(columns.toArray(Column[]::new), rows.toArray(String[][]::new))
                .asString()
                .lines()
                .map(line -> " " + line.stripTrailing())
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
