package dev.pandan.expression;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Form;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.project.WindowSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;

/** One compilation of one project. Types flow from rows (arguments of aggregates, keys, labels) to features and on to rules: three runs of the analyzer. */
final class Compilation {
    private final Project project;
    private final Catalyst catalyst;
    private final Problems problems = new Problems();
    private final Typing typing;
    private final Map<String, ColumnScope> streams = new LinkedHashMap<>();
    private final Map<String, Conditions> valid = new LinkedHashMap<>();
    private final Map<String, RowKey> rowKeys = new LinkedHashMap<>();
    private final List<DecisionCompilation> decisions = new ArrayList<>();

    Compilation(Project project, Catalyst catalyst) {
        this.project = project;
        this.catalyst = catalyst;
        this.typing = new Typing(catalyst, problems);
    }

    CompiledProject run() {
        resolve();
        typeRows();
        Layout layout = new Layout(project, rowKeys, decisions);
        for (DecisionCompilation decision : decisions) {
            decision.typeFeatures(typing, layout);
            decision.typeRules(typing);
            decision.typeWeights(typing);
        }
        problems.throwIfAny();
        warnOfUnusedWindows(layout);
        decisions.forEach(decision -> decision.features().scalars().forEach(this::warnOfConstant));
        return new CompiledProject(program(layout), problems.warnings());
    }

    private void resolve() {
        Resolver resolver = resolver();
        for (StreamSpec stream : project.streams().values()) {
            ColumnScope scope = new ColumnScope("stream '" + stream.name() + "'", stream.schema());
            streams.put(stream.name(), scope);
            valid.put(stream.name(), Conditions.ofStream(stream, scope, resolver));
        }
        for (WindowSpec window : project.windows().values()) {
            rowKeys.put(
                    window.name(), RowKey.of(window, Objects.requireNonNull(streams.get(window.stream())), resolver));
        }
        for (DecisionSpec spec : project.decisions().values()) {
            decisions.add(new DecisionCompilation(project, streams, rowKeys, spec, resolver, problems));
        }
    }

    private Resolver resolver() {
        return new Resolver(catalyst, problems);
    }

    /** Everything that is computed from a single row of a stream. */
    private void typeRows() {
        List<Scalar> scalars = new ArrayList<>();
        valid.values().forEach(conditions -> scalars.addAll(conditions.scalars()));
        rowKeys.values().forEach(key -> scalars.addAll(key.parts()));
        decisions.forEach(decision -> scalars.addAll(decision.rowScalars()));
        List<AttributeReference> columns = new ArrayList<>();
        streams.values().forEach(scope -> columns.addAll(scope.attributes()));
        typing.analyze(scalars, columns);
        valid.values().forEach(conditions -> conditions.fit(typing));
        rowKeys.values().forEach(key -> key.fit(typing));
        decisions.forEach(decision -> decision.fitRows(typing));
        typing.simplify(scalars, columns);
    }

    private void warnOfUnusedWindows(Layout layout) {
        project.windows().values().stream()
                .filter(window -> !layout.isUsed(window.name()))
                .forEach(window -> problems.warning(
                        window.by().get(0).event().location(),
                        "windows." + window.name(),
                        "window '" + window.name() + "' is read by no feature (read it, for example by count(*) OVER "
                                + window.name() + ", or take it out)"));
    }

    private void warnOfConstant(String name, Scalar feature) {
        if (feature.expression().references().isEmpty()) {
            problems.warning(
                    feature.text().location(),
                    feature.field(),
                    "feature '" + name
                            + "' is constant: it has the same value for every event (read a column, a lookup or"
                            + " a window in it, or take it out)");
        }
    }

    private ProjectProgram program(Layout layout) {
        Map<String, DecisionProgram> programs = new LinkedHashMap<>();
        decisions.forEach(decision -> programs.put(
                decision.name(), decision.program(layout, Fingerprint.of(project, layout, decision, valid))));
        ProgramCode code = new ProgramCode(catalyst, keys(layout), tables(layout), conditions(), decisionCode(layout));
        return new ProjectProgram(
                project,
                Fingerprint.of(project, layout, decisions, valid),
                layout.tables(),
                layout.windows(),
                programs,
                new Cataloguing(project, rowKeys, resolver()).of(decisions),
                code::newCode);
    }

    private List<KeyProgram> keys(Layout layout) {
        List<KeyProgram> programs = new ArrayList<>();
        for (int table = 0; table < layout.tables().size(); table++) {
            programs.add(layout.key(table).program(catalyst));
        }
        return programs;
    }

    private List<RowProgram> tables(Layout layout) {
        List<RowProgram> programs = new ArrayList<>();
        for (int table = 0; table < layout.tables().size(); table++) {
            ColumnScope scope = Objects.requireNonNull(streams.get(layout.tables().get(table).stream()));
            List<Scalar> arguments = layout.arguments(table);
            programs.add(new RowProgram(
                    catalyst,
                    scope.attributes(),
                    arguments.stream().map(Scalar::expression).toList(),
                    Collections.nCopies(arguments.size(), new Form.Argument())));
        }
        return programs;
    }

    private Map<String, ProgramCode.Validity> conditions() {
        Map<String, ProgramCode.Validity> programs = new LinkedHashMap<>();
        valid.forEach((stream, conditions) ->
                programs.put(stream, new ProgramCode.Validity(conditions.names(), conditions.program(catalyst))));
        return programs;
    }

    private Map<String, DecisionPrograms> decisionCode(Layout layout) {
        Map<String, DecisionPrograms> programs = new LinkedHashMap<>();
        decisions.forEach(decision -> programs.put(decision.name(), decision.code(catalyst, layout)));
        return programs;
    }
}
