package dev.pandan.training.python;

import dev.pandan.model.exchange.PickledModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The packages that read a pickle and make ONNX of it: those of the template {@code sklearn}, which makes it the same environment, but with the scikit-learn that wrote the pickle. */
final class PickleRequirements {
    /** The same text as that of the template. */
    static final String BASE = "sklearn-requirements.txt";

    static final String SCIKIT_LEARN = "scikit-learn";

    /** The first scikit-learn whose wheels run with numpy 2; and what the ones before run with. */
    private static final int[] NUMPY_2 = {1, 4, 2};

    private static final String NUMPY_BEFORE = "1.26.4";
    private static final String SCIPY_BEFORE = "1.11.4";

    private PickleRequirements() {}

    /**
     * As pip reads them.
     *
     * @param base content of {@link #BASE}
     */
    static String of(PickledModel pickled, String base) {
        String version = pickled.versions().getOrDefault(SCIKIT_LEARN, "");
        String text = pinned(base, SCIKIT_LEARN, version);
        if (isBefore(version, NUMPY_2)) {
            text = pinned(text, "numpy", NUMPY_BEFORE) + "scipy==" + SCIPY_BEFORE + "\n";
        }
        if (pickled.format() == PickledModel.Format.PICKLE) {
            return text;
        }
        String reader = pickled.format().text();
        String pinned = pickled.versions().get(reader);
        return text + reader + (pinned == null ? "" : "==" + pinned) + "\n";
    }

    private static String pinned(String text, String name, String version) {
        return text.replaceFirst("(?m)^" + name + "==.*$", name + "==" + version);
    }

    private static boolean isBefore(String version, int... other) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : Arrays.asList(version.split("\\D+", -1))) {
            numbers.add(part.isEmpty() ? 0 : Integer.parseInt(part));
        }
        for (int i = 0; i < other.length; i++) {
            int number = i < numbers.size() ? numbers.get(i) : 0;
            if (number != other[i]) {
                return number < other[i];
            }
        }
        return false;
    }
}
