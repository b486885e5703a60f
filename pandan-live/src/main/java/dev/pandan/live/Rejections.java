package dev.pandan.live;

import dev.pandan.live.event.Checked;
import dev.pandan.live.event.Names;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import java.util.Collection;

/** Why a submission is turned away. */
final class Rejections {
    private Rejections() {}

    static Problem violated(Checked.Fit event, String condition) {
        return new Problem(
                ErrorCode.EVENT_INVALID,
                null,
                condition,
                "the row does not satisfy the condition '" + condition + "' of stream '"
                        + event.stream().name() + "' ("
                        + event.stream().spec().valid().get(condition) + ")");
    }

    static Problem conflict(Checked.Fit event) {
        String id = event.stream().spec().id();
        return new Problem(
                ErrorCode.EVENT_CONFLICT,
                null,
                id,
                "stream '" + event.stream().name()
                        + "' has an event of this id with other content (expected: the same content, or another '" + id
                        + "')");
    }

    static Problem overloaded(int limit) {
        return Problem.of(
                ErrorCode.OVERLOADED,
                "more than " + limit + " submissions wait for their answer; try again a little later");
    }

    static Problem noDecision(String name, Collection<String> known) {
        return new Problem(
                ErrorCode.NOT_FOUND,
                null,
                "decision",
                "no decision " + Names.quoted(name) + " (there are: " + String.join(", ", known) + ")"
                        + Names.suggestion(name, known.stream()));
    }

    static Problem otherStream(String decision, String expected) {
        return new Problem(
                ErrorCode.EVENT_INVALID,
                null,
                "stream",
                "decision '" + decision + "' is made about events of stream '" + expected + "'");
    }

    static Problem loading() {
        return Problem.of(ErrorCode.OVERLOADED, "history is being loaded by this process; try again when that is done");
    }

    static Problem closing() {
        return Problem.of(ErrorCode.INTERRUPTED, "this process is closing; send the event to the one that takes over");
    }
}
