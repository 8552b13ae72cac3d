package coco.server.code;

import java.time.Instant;

/**
 * What a writer wrote and has not saved, kept so that it is not lost with the browser.
 *
 * @param base the number of the text that the writer began from; 0 where there was none
 */
public record WorkingCopy(String text, int base, Instant at) {}
