package dev.pandan.planted;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The main class of a trial's process: runs tests and tells in the last line how they ended. */
final class TestRun {
    static final String PASSED = "PASSED ";
    static final String FAILED = "FAILED ";
    private static final int MOST_TOLD = 160;

    private TestRun() {}

    public static void main(String[] tests) {
        List<? extends DiscoverySelector> selectors = Stream.of(tests)
                .map(test -> test.contains("#")
                        ? DiscoverySelectors.selectMethod(test)
                        : DiscoverySelectors.selectClass(test))
                .toList();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        String told = summary.getFailures().isEmpty()
                ? PASSED + summary.getTestsSucceededCount() + " tests"
                : FAILED + told(summary.getFailures().get(0));
        if (summary.getTestsFoundCount() > 0) {
            System.out.println("\n" + told);
        }
        System.exit(0);
    }

    private static String told(TestExecutionSummary.Failure failure) {
        Throwable why = failure.getException();
        if (why.getCause() != null) {
            System.out.println(why.getCause());
        }
        Throwable deepest = why.getCause() == null ? why : why.getCause();
        String message = String.valueOf(deepest.getMessage()).strip();
        String line = message.isEmpty()
                ? deepest.toString()
                : message.lines().findFirst().orElse("");
        return test(failure) + ": " + line.substring(0, Math.min(line.length(), MOST_TOLD));
    }

    private static String test(TestExecutionSummary.Failure failure) {
        String method = failure.getTestIdentifier().getDisplayName();
        return failure.getTestIdentifier()
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaClass().getSimpleName() + "." + method)
                .orElse(method);
    }
}
