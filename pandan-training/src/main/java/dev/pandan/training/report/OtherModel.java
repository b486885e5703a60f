package dev.pandan.training.report;

/** A model that is shown beside the one that was trained. */
public record OtherModel(Kind kind, ModelResult result) {

    /** What it has to do with the one that was trained. */
    public enum Kind {
        /** The same as it was before. Its ranks are the model's, so that only its calibration is drawn. */
        BEFORE_CALIBRATION("before"),
        /** The bundle that decides. */
        CHAMPION("champion"),
        /** The same without features that read windows. Only its ranks are drawn. */
        WITHOUT_WINDOWS("second");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        /** Of its curves, in the style sheet. */
        String style() {
            return style;
        }

        boolean isRanked() {
            return this != BEFORE_CALIBRATION;
        }

        boolean isCalibrationDrawn() {
            return this != WITHOUT_WINDOWS;
        }
    }

    /** In the key of a drawing. */
    String key() {
        String name = kind == Kind.WITHOUT_WINDOWS ? "without features that read windows" : result.name();
        return Page.key(kind.style(), name);
    }
}
