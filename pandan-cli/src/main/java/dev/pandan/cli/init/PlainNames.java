package dev.pandan.cli.init;

import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.project.TableMapping.Place;
import dev.pandan.store.TableDescription;
import dev.pandan.store.TableDescription.DescribedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives columns whose names a project file cannot have ({@code Total Amount}) names that it can have ({@code Total_Amount}), with a mapping. */
final class PlainNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^A-Za-z0-9_]+");
    /** What YAML takes for something else than a text. */
    private static final Set<String> VALUES = Set.of("null", "true", "false");

    private static final int LONGEST = 60;

    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    private PlainNames(TableDescription table) {
        table.columns().stream()
                .map(DescribedColumn::name)
                .filter(PlainNames::isPlain)
                .forEach(taken::add);
        table.columns().stream()
                .filter(column -> column.type().isPresent() && !isPlain(column.name()))
                .forEach(column -> names.put(column.name(), free(column.name())));
    }

    static TableDescription of(TableDescription table) {
        PlainNames plain = new PlainNames(table);
        return plain.names.isEmpty() ? table : plain.renamed(table);
    }

    static boolean isPlain(String name) {
        return NAME.matcher(name).matches() && !VALUES.contains(name.toLowerCase(Locale.ROOT));
    }

    private String free(String name) {
        String cut = NOT_IN_A_NAME.matcher(name).replaceAll("_");
        String start = cut.isEmpty() || Character.isDigit(cut.charAt(0)) || isValue(cut) ? "c_" + cut : cut;
        String plain = start.substring(0, Math.min(start.length(), LONGEST));
        String free = plain;
        for (int next = 2; !taken.add(free); next++) {
            free = plain + next;
        }
        return free;
    }

    private static boolean isValue(String name) {
        return VALUES.contains(name.toLowerCase(Locale.ROOT));
    }

    private TableDescription renamed(TableDescription table) {
        List<DescribedColumn> columns = new ArrayList<>();
        for (DescribedColumn column : table.columns()) {
            columns.add(new DescribedColumn(name(column.name()), column.found(), column.type()));
        }
        Map<String, Place> places = new LinkedHashMap<>(table.mapping().columns());
        names.forEach((name, plain) -> places.put(plain, new Place(Optional.of(name), Optional.empty())));
        return new TableDescription(
                table.table(),
                columns,
                table.key().stream().map(this::name).toList(),
                new TableMapping(table.mapping().encoding(), table.mapping().rowKey(), places));
    }

    private String name(String name) {
        return names.getOrDefault(name, name);
    }
}
