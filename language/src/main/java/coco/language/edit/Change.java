package coco.language.edit;

import coco.language.text.Span;

/** One change of a text: what takes the place of a span. */
public record Change(Span span, String text) {}
