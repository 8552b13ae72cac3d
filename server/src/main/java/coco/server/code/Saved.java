package coco.server.code;

import coco.language.text.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One text of an edition as it was saved.
 *
 * @param number 1 for the first of its language, then up
 * @param hash SHA-256 of the text in UTF-8, in hexadecimal
 * @param by the person's name
 */
public record Saved(
    Language language,
    int number,
    String text,
    String hash,
    Instant at,
    UUID byId,
    String by,
    Optional<Remark> remark) {}
