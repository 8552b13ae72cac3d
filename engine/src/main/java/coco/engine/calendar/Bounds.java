package coco.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A calendar period: a day, week, month, quarter or year.
 *
 * @param first its first day
 * @param from the start of that day
 * @param until the start of the day after its last, excluded
 */
public record Bounds(LocalDate first, Instant from, Instant until) {}
