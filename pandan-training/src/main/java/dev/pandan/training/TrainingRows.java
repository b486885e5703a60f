package dev.pandan.training;

/**
 * How many rows there were.
 *
 * @param events events that the decision is about
 * @param immature their label may still come
 * @param unlabelled mature, label unknown
 * @param training labelled, learnt from
 * @param gap labelled, between training and validation
 * @param validation labelled, what the metrics are about
 */
public record TrainingRows(
        long events,
        long immature,
        long unlabelled,
        long training,
        long trainingPositives,
        long gap,
        long validation,
        long validationPositives) {}
