package dev.pandan.training.history;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Some results for each element, one element at a time. Not thread-safe. */
public final class Flattened<A, B> implements Iterator<B> {
    private final Iterator<A> elements;
    private final Function<A, ? extends Iterable<B>> results;
    private Iterator<B> open = Collections.emptyIterator();

    public Flattened(Iterator<A> elements, Function<A, ? extends Iterable<B>> results) {
        this.elements = elements;
        this.results = results;
    }

    @Override
    public boolean hasNext() {
        while (!open.hasNext() && elements.hasNext()) {
            open = results.apply(elements.next()).iterator();
        }
        return open.hasNext();
    }

    @Override
    public B next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return open.next();
    }
}
