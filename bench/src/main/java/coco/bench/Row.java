package coco.bench;

import org.jspecify.annotations.Nullable;

/**
 * One row of a made history, for engines that take events one by one in Java.
 *
 * @param sequence its place in the order of arrival, from 0
 * @param time when it happened, in epoch microseconds
 * @param recorded when it arrived, likewise
 * @param caseId the case that it names
 * @param party the party that it names
 */
public record Row(
    String id,
    long sequence,
    long time,
    long recorded,
    String type,
    @Nullable String caseId,
    @Nullable String party,
    @Nullable String actor,
    @Nullable String channel,
    @Nullable String direction,
    @Nullable String template,
    @Nullable String language,
    @Nullable String signature,
    @Nullable String queue,
    @Nullable String author,
    @Nullable String approver,
    @Nullable String priority,
    @Nullable String zone,
    @Nullable String partyLanguage,
    @Nullable String tier) {}
