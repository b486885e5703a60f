package dev.pandan.training.fit;

/** What Spark says went wrong, without the trace of its tasks and without the values that it names. */
final class Causes {
    private Causes() {}

    static String text(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
        String first = message.lines().findFirst().orElse(message);
        int values = first.indexOf(", but got");
        return values < 0 ? first : first.substring(0, values);
    }
}
