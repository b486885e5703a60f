package dev.pandan.training.history;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Blocks in groups of at least so many rows, but for the last one. Not thread-safe. */
final class BlockGroups implements Iterator<List<LogBlock>> {
    private final Iterator<LogBlock> blocks;
    private final int rows;

    BlockGroups(Iterator<LogBlock> blocks, int rows) {
        this.blocks = blocks;
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        return blocks.hasNext();
    }

    @Override
    public List<LogBlock> next() {
        if (!blocks.hasNext()) {
            throw new NoSuchElementException();
        }
        List<LogBlock> group = new ArrayList<>();
        int held = 0;
        while (held < rows && blocks.hasNext()) {
            LogBlock block = blocks.next();
            group.add(block);
            held += block.rows();
        }
        return group;
    }
}
