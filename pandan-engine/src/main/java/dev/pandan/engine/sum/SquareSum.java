package dev.pandan.engine.sum;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import org.jspecify.annotations.Nullable;

/**
 * Sum of the squares of doubles that loses nothing. A square is the sum of two doubles (Dekker 1971; here by fused multiply-add); where these would leave the range of
 * doubles, the value is scaled by a power of two first and summed apart. Not thread-safe.
 */
public final class SquareSum {
    private static final int SHIFT = 600;
    private static final double TINY = 0x1p-480;
    private static final double HUGE = 0x1p500;

    private final ExactSum squares = new ExactSum();
    /** Squares of tiny values, times 2^1200. */
    private @Nullable ExactSum tiny;
    /** Squares of huge values, times 2^-1200. */
    private @Nullable ExactSum huge;

    public void add(double value) {
        double magnitude = Math.abs(value);
        if (magnitude >= TINY && magnitude < HUGE) {
            double square = value * value;
            squares.add(square);
            squares.add(Math.fma(value, value, -square));
        } else if (magnitude != 0 && Double.isFinite(value)) {
            ExactSum part = part(magnitude);
            double scaled = scaled(value, magnitude);
            part.add(scaled * scaled);
            part.add(Math.fma(scaled, scaled, -(scaled * scaled)));
        }
    }

    /** Takes out a value that was added. */
    public void remove(double value) {
        double magnitude = Math.abs(value);
        if (magnitude >= TINY && magnitude < HUGE) {
            double square = value * value;
            squares.remove(square);
            squares.remove(Math.fma(value, value, -square));
        } else if (magnitude != 0 && Double.isFinite(value)) {
            ExactSum part = part(magnitude);
            double scaled = scaled(value, magnitude);
            part.remove(scaled * scaled);
            part.remove(Math.fma(scaled, scaled, -(scaled * scaled)));
        }
    }

    private static double scaled(double value, double magnitude) {
        return Math.scalb(value, magnitude < TINY ? SHIFT : -SHIFT);
    }

    private ExactSum part(double magnitude) {
        return magnitude < TINY ? tinyPart() : hugePart();
    }

    private ExactSum tinyPart() {
        ExactSum part = tiny;
        if (part == null) {
            part = new ExactSum();
            tiny = part;
        }
        return part;
    }

    private ExactSum hugePart() {
        ExactSum part = huge;
        if (part == null) {
            part = new ExactSum();
            huge = part;
        }
        return part;
    }

    /** Adds all that {@code other}, which stays as it is, has summed. */
    public void merge(SquareSum other) {
        squares.merge(other.squares);
        if (other.tiny != null) {
            tinyPart().merge(other.tiny);
        }
        if (other.huge != null) {
            hugePart().merge(other.huge);
        }
    }

    public void reset() {
        squares.reset();
        tiny = null;
        huge = null;
    }

    /** The sum of the squares of the finite values. */
    Dyadic exact() {
        Dyadic sum = squares.exact();
        if (tiny != null) {
            sum = sum.plus(tiny.exact().shifted(-2 * SHIFT));
        }
        return huge == null ? sum : sum.plus(huge.exact().shifted(2 * SHIFT));
    }

    /** Writes all of it. */
    public void encode(ByteWriter out) {
        squares.encode(out);
        out.u8((tiny == null ? 0 : 1) | (huge == null ? 0 : 2));
        if (tiny != null) {
            tiny.encode(out);
        }
        if (huge != null) {
            huge.encode(out);
        }
    }

    /** Reads what {@link #encode} wrote. */
    public static SquareSum decode(ByteReader in) {
        SquareSum sum = new SquareSum();
        sum.squares.merge(ExactSum.decode(in));
        int parts = in.u8();
        if ((parts & 1) != 0) {
            sum.tiny = ExactSum.decode(in);
        }
        if ((parts & 2) != 0) {
            sum.huge = ExactSum.decode(in);
        }
        return sum;
    }

    /** Estimated heap bytes. */
    public long bytes() {
        return 32 + squares.bytes() + (tiny == null ? 0 : tiny.bytes()) + (huge == null ? 0 : huge.bytes());
    }
}
