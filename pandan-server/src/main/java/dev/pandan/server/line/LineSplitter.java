package dev.pandan.server.line;

/**
 * Cuts chunks of bytes into lines that end with {@code \n} or {@code \r\n}. Copies only lines that span chunks. Holds one chunk and one unfinished line at most. Not
 * thread-safe.
 */
public final class LineSplitter {
    /** What {@link #next()} found. */
    public enum Found {
        /** A line that is not blank: {@link #bytes()} from {@link #offset()}. */
        LINE,
        /** A line longer than the limit, which was thrown away. */
        TOO_LONG,
        /** Nothing without a further chunk. */
        NOTHING
    }

    private static final byte[] EMPTY = {};
    private final int maxBytes;

    private byte[] chunk = EMPTY;
    private int position;
    private byte[] held = EMPTY;
    private int heldLength;
    private boolean skipping;

    private byte[] bytes = EMPTY;
    private int offset;
    private int length;
    private long line;

    public LineSplitter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Hands over the next chunk; the one before must be used up ({@link Found#NOTHING}). The array is owned by the splitter until then. */
    public void feed(byte[] next) {
        if (position < chunk.length) {
            throw new IllegalStateException("the chunk before is not used up");
        }
        chunk = next;
        position = 0;
    }

    /** Moves to the next line; blank lines are counted and passed over. */
    public Found next() {
        while (true) {
            int end = newline();
            if (end < 0) {
                hold();
                return Found.NOTHING;
            }
            Found found = cut(end);
            position = end + 1;
            if (found == Found.TOO_LONG || !blank()) {
                return found;
            }
        }
    }

    /** After the last chunk: the line that did not end, if there is one. */
    public Found last() {
        if (heldLength == 0 && !skipping) {
            return Found.NOTHING;
        }
        Found found = cut(position);
        return found == Found.LINE && blank() ? Found.NOTHING : found;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /** Number of the line found last, from 1. */
    public long line() {
        return line;
    }

    private int newline() {
        for (int i = position; i < chunk.length; i++) {
            if (chunk[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private Found cut(int end) {
        line++;
        boolean tooLong = skipping || heldLength + (long) end - position > maxBytes;
        skipping = false;
        if (!tooLong && heldLength == 0) {
            bytes = chunk;
            offset = position;
            length = end - position;
        } else if (!tooLong) {
            append(end);
            bytes = held;
            offset = 0;
            length = heldLength;
        }
        heldLength = 0;
        return tooLong ? Found.TOO_LONG : Found.LINE;
    }

    private void hold() {
        int rest = chunk.length - position;
        if (skipping || heldLength + (long) rest > maxBytes) {
            skipping = true;
            held = EMPTY;
            heldLength = 0;
        } else {
            append(chunk.length);
        }
        chunk = EMPTY;
        position = 0;
    }

    private void append(int end) {
        int added = end - position;
        if (heldLength + added > held.length) {
            byte[] larger = new byte[Math.max(heldLength + added, Math.min(maxBytes, 2 * held.length))];
            System.arraycopy(held, 0, larger, 0, heldLength);
            held = larger;
        }
        System.arraycopy(chunk, position, held, heldLength, added);
        heldLength += added;
    }

    private boolean blank() {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
