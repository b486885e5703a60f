package dev.pandan.live;

import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.event.Checked;
import dev.pandan.live.event.RowCheck;
import dev.pandan.live.event.StreamPlans;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Checks rows of history as they are before they are stored: types, times, ids, and the conditions of the section {@code valid}. Not thread-safe. */
public final class RowsCheck {
    private final RowCheck check;
    private final ProjectCode code;

    RowsCheck(RowCheck check, ProjectCode code) {
        this.check = check;
        this.code = code;
    }

    /** The check of a project, under the standard limits. */
    public static RowsCheck of(ProjectProgram program, Clock clock) {
        RowCheck check = new RowCheck(
                new StreamPlans(program), clock, LiveLimits.standard().allowedFuture());
        return new RowsCheck(check, program.newCode());
    }

    public Checked check(LoadRow row) {
        if (row instanceof LoadRow.Unreadable unreadable) {
            return new Checked.Misfit(unreadable.problem());
        }
        Checked checked = check.check(row.stream(), ((LoadRow.Values) row).values());
        if (checked instanceof Checked.Fit fit) {
            @Nullable String violated = code.violated(row.stream(), fit.row());
            return violated == null ? fit : new Checked.Misfit(Rejections.violated(fit, violated));
        }
        return checked;
    }
}
