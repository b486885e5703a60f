package dev.pandan.model.trees;

/**
 * What a curve is like, as far as the parts of a score need to know it.
 *
 * @param slope of the line: of the curve itself, of what its exponent is, or of the log-odds
 */
record Bend(Kind kind, double slope) {
    static final Bend STRAIGHT = new Bend(Kind.LINE, 1);
    static final Bend OTHER = new Bend(Kind.OTHER, 0);

    enum Kind {
        LINE,
        /** exp(line) */
        EXPONENTIAL,
        /** 1 + exp(line) */
        ABOVE_ONE,
        /** 1 / (1 + exp(-line)) */
        LOGISTIC,
        /** a calibration of one of these two */
        CALIBRATED,
        OTHER
    }

    /** After an operator with a constant. */
    Bend with(String operator, boolean isConstantFirst, double constant) {
        return switch (kind) {
            case LINE -> line(operator, isConstantFirst, constant);
            case EXPONENTIAL -> operator.equals("Add") && constant == 1 ? new Bend(Kind.ABOVE_ONE, slope) : OTHER;
            case ABOVE_ONE ->
                operator.equals("Div") && isConstantFirst && constant == 1 ? new Bend(Kind.LOGISTIC, -slope) : OTHER;
            case LOGISTIC, CALIBRATED, OTHER -> OTHER;
        };
    }

    /** After a calibration: parts are of what it is made of. */
    Bend calibrated() {
        return kind == Kind.LINE || kind == Kind.LOGISTIC ? new Bend(Kind.CALIBRATED, slope) : OTHER;
    }

    private Bend line(String operator, boolean isConstantFirst, double constant) {
        return switch (operator) {
            case "Add" -> this;
            case "Sub" -> new Bend(kind, isConstantFirst ? -slope : slope);
            case "Mul" -> new Bend(kind, slope * constant);
            case "Div" -> isConstantFirst ? OTHER : new Bend(kind, slope / constant);
            default -> OTHER;
        };
    }

    /** After an operator of one value. */
    Bend with(String operator) {
        return switch (operator) {
            case "Neg" -> kind == Kind.LINE ? new Bend(kind, -slope) : OTHER;
            case "Exp" -> kind == Kind.LINE ? new Bend(Kind.EXPONENTIAL, slope) : OTHER;
            case "Cast" -> this;
            default -> OTHER;
        };
    }
}
