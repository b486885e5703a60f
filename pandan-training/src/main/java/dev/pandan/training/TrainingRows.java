package dev.pandan.training;

/**
 * How many rows there were.
 *
 * @param events events that the decision is about
 * @param immature their label may still come
 * @param unlabelled mature, label unknown
 * @param training labelled, learnt from
 * @param trainingPositives those of them whose label is true; 0 if labels are numbers or classes
 * @param gap labelled, between training and validation
 * @param validation labelled, what the metrics are about
 * @param validationPositives those of them whose label is true; 0 if labels are numbers or classes
 * @param weightless labelled, of the time of the training rows, but not learnt from: their weight is 0
 */
public record TrainingRows(
        long events,
        long immature,
        long unlabelled,
        long training,
        long trainingPositives,
        long gap,
        long validation,
        long validationPositives,
        long weightless) {}
