package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.code.Attribute;
import coco.language.code.Example.AsOf;
import coco.language.code.Example.Happens;
import coco.language.code.Example.What;
import coco.language.code.Value;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import coco.language.text.Span;
import coco.language.text.Terms;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what happens on a line of an example: {@code [term] with channel phone and author human,
 * case 2}, a type in code marks, or {@code as of}.
 */
final class WhatParser {
  private static final Pattern AS_OF =
      Pattern.compile("(?:as of|as at|à la date du|à la date|au)", flags());
  private static final Pattern TERM = Pattern.compile("\\[(?<term>[^\\]]*)\\]");
  private static final Pattern TYPE = Pattern.compile("`(?<type>[^`]*)`");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<what>case|dossier|party|personne(?: concernée)?|interlocuteur)"
              + "[\\h]+(?:no|n°|nº|#)?\\h*(?<number>\\d{1,9})(?![\\p{L}\\p{N}.])",
          flags());
  private static final Pattern WITH = Pattern.compile("(?:with|avec)\\h+", flags());
  private static final Pattern JOIN =
      Pattern.compile("\\h*(?:[,;:]|(?:and|et|in|dans|for|pour)(?=\\h))?\\h*", flags());
  private static final Pattern NAME =
      Pattern.compile(
          "(?<name>[\\p{L}_][\\p{L}\\p{M}\\p{N}_.:-]*)(?:\\h+(?:is|est)(?=\\h))?\\h*[=]?\\h*");
  private static final Pattern VALUE =
      Pattern.compile(
          "\"[^\"]*\"|“[^”]*”|«[^»]*»"
              + "|\\d+(?:[.,]\\d+)?\\h+(?:working\\h+)?"
              + "(?:seconds?|minutes?|hours?|days?|weeks?|secondes?|heures?|jours?|semaines?)\\b"
              + "|\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+(?:Z|[+-]\\d{2}:\\d{2})?)?"
              + "|-?\\d+(?:[.,]\\d+){0,20}(?![\\p{L}\\p{N}_])"
              + "|[^\\s,;\\u00A0]+",
          flags());

  private final Lexicon lexicon;
  private final Terms terms;
  private final List<Finding> findings;
  private final Map<Integer, Integer> partyOfCase = new HashMap<>();

  /** A parser of the lines of one example, from first to last: a case keeps its party. */
  WhatParser(Terms terms, List<Finding> findings) {
    this.lexicon = terms.lexicon();
    this.terms = terms;
    this.findings = findings;
  }

  private static int flags() {
    return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  }

  /** What a line holds; empty after a finding. */
  Optional<What> parse(Clip cell) {
    if (AS_OF.matcher(Names.plain(cell.text())).matches()) {
      return Optional.of(new AsOf());
    }
    return new Reading(cell).read();
  }

  /** One cell being read from left to right. */
  private final class Reading {
    private final Clip cell;
    private final String text;
    private final SequencedMap<String, Value> with = new LinkedHashMap<>();
    private int place;
    private boolean sound = true;
    private int caseNumber = 1;
    private int partyNumber = 1;
    private Optional<Span> partyAt = Optional.empty();
    private Optional<String> term = Optional.empty();
    private Optional<String> type = Optional.empty();

    Reading(Clip cell) {
      this.cell = cell;
      this.text = cell.text();
    }

    Optional<What> read() {
      while (place < text.length()) {
        int before = place;
        if (!(number() || event() || attributes())) {
          findings.add(
              Finding.of(FindingKind.WHAT_UNREADABLE, span(before), text.substring(before)));
          return Optional.empty();
        }
        skip(JOIN);
      }
      if (sound && term.isEmpty() && type.isEmpty()) {
        findings.add(Finding.of(FindingKind.WHAT_UNREADABLE, span(0), text));
        return Optional.empty();
      }
      settleParty();
      return sound
          ? Optional.of(new Happens(term, type, with, caseNumber, partyNumber))
          : Optional.empty();
    }

    /** A case is its first party's; a line that names another one contradicts itself. */
    private void settleParty() {
      Integer owner = partyOfCase.putIfAbsent(caseNumber, partyNumber);
      if (owner == null || owner == partyNumber) {
        return;
      }
      if (partyAt.isPresent()) {
        findings.add(
            Finding.of(
                FindingKind.CASE_OF_TWO_PARTIES,
                partyAt.get(),
                String.valueOf(caseNumber),
                String.valueOf(owner),
                String.valueOf(partyNumber)));
        sound = false;
      }
      partyNumber = owner;
    }

    private Span span(int from) {
      return cell.span(from, text.length());
    }

    private Optional<Matcher> at(Pattern pattern) {
      Matcher matcher = pattern.matcher(text).region(place, text.length());
      matcher.useTransparentBounds(true);
      return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    private void skip(Pattern pattern) {
      at(pattern).ifPresent(matcher -> place = matcher.end());
    }

    private boolean number() {
      Optional<Matcher> found = at(NUMBER);
      if (found.isEmpty()) {
        return false;
      }
      Matcher matcher = found.get();
      int number = Integer.parseInt(matcher.group("number"));
      if (number < 1 || number > Limits.EXAMPLE_NUMBER) {
        findings.add(
            Finding.of(
                FindingKind.NUMBER_OUT_OF_RANGE,
                cell.span(matcher.start(), matcher.end()),
                matcher.group("number"),
                String.valueOf(Limits.EXAMPLE_NUMBER)));
        sound = false;
      }
      String what = matcher.group("what").toLowerCase(Locale.ROOT);
      if (what.equals("case") || what.equals("dossier")) {
        caseNumber = number;
      } else {
        partyNumber = number;
        partyAt = Optional.of(cell.span(matcher.start(), matcher.end()));
      }
      place = matcher.end();
      return true;
    }

    private boolean event() {
      if (term.isPresent() || type.isPresent()) {
        return false;
      }
      Optional<Matcher> code = at(TYPE);
      if (code.isPresent() && !code.get().group("type").isBlank()) {
        type = Optional.of(code.get().group("type").strip());
        place = code.get().end();
        return true;
      }
      Optional<Matcher> bracket = at(TERM);
      bracket.ifPresent(this::term);
      return bracket.isPresent();
    }

    private void term(Matcher bracket) {
      String name = bracket.group("term").strip();
      Span span = cell.span(bracket.start(), bracket.end());
      term = Names.find(name, terms);
      place = bracket.end();
      if (term.isEmpty()) {
        String near = terms.nearest(name, Names.ANY_KIND).orElse("");
        findings.add(Finding.of(FindingKind.UNKNOWN_EXAMPLE_TERM, span, name, near));
        term = Optional.of(name);
        sound = false;
        return;
      }
      Lexicon.Wording wording = lexicon.terms().get(term.get());
      if (wording != null && wording.kind() != Lexicon.Kind.EVENT) {
        findings.add(Finding.of(FindingKind.EXAMPLE_TERM_NOT_AN_EVENT, span, name));
        sound = false;
      }
    }

    private boolean attributes() {
      if (at(WITH).isEmpty()) {
        return false;
      }
      skip(WITH);
      boolean more = attribute();
      while (more) {
        int before = place;
        skip(JOIN);
        skip(WITH);
        boolean joined = place > before && place < text.length();
        more = joined && at(NUMBER).isEmpty() && at(TERM).isEmpty() && attribute();
        if (!more) {
          place = before;
        }
      }
      return true;
    }

    private boolean attribute() {
      Optional<String> name = termOfAttribute().or(this::name);
      Optional<Matcher> value = name.isPresent() ? at(VALUE) : Optional.empty();
      if (name.isEmpty() || value.isEmpty()) {
        findings.add(
            Finding.of(FindingKind.ATTRIBUTE_UNREADABLE, span(place), text.substring(place)));
        sound = false;
        place = text.length();
        return false;
      }
      Matcher found = value.get();
      Clip literal = cell.part(found.start(), found.end());
      Parsed<Value> parsed = ConditionParser.literal(literal, terms);
      if (parsed.value().isEmpty()) {
        findings.add(
            Finding.of(
                FindingKind.ATTRIBUTE_UNREADABLE,
                literal.span(0, literal.text().length()),
                literal.text()));
        sound = false;
      } else {
        with.put(name.get(), parsed.value().get());
      }
      place = found.end();
      return true;
    }

    private Optional<String> name() {
      Optional<Matcher> found = at(NAME);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      String name = found.get().group("name");
      place = found.get().end();
      Parsed<Attribute> attribute = ConditionParser.attribute(Clip.contiguous(name, 0), terms);
      return Optional.of(attribute.value().map(Reading::key).orElse(name));
    }

    /** The name of an attribute that a term stands for, with or without brackets. */
    private Optional<String> termOfAttribute() {
      String best = "";
      Optional<Attribute> attribute = Optional.empty();
      String rest = text.substring(place).toLowerCase(Locale.ROOT);
      for (var entry : lexicon.named().entrySet()) {
        Lexicon.Wording wording = lexicon.terms().get(entry.getKey());
        String word = wording == null ? "" : wording.fact().toLowerCase(Locale.ROOT);
        for (String written : List.of(word + " ", "[" + word + "] ")) {
          if (!word.isEmpty() && rest.startsWith(written) && written.length() > best.length()) {
            best = written;
            attribute = Optional.of(entry.getValue());
          }
        }
      }
      place += best.length();
      return attribute.map(Reading::key);
    }

    private static String key(Attribute attribute) {
      return switch (attribute.owner()) {
        case EVENT -> attribute.name();
        case CASE -> "case." + attribute.name();
        case PARTY -> "party." + attribute.name();
        case ACTOR -> "actor." + attribute.name();
      };
    }
  }
}
