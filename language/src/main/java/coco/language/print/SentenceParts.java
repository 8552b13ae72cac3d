package coco.language.print;

import coco.language.code.Rule;
import coco.language.text.Lexicon;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sentence of a rule taken apart into what a form has fields for. Put together again it is the
 * sentence, to the letter.
 *
 * @param slots what is filled; a blank slot is left out
 * @param reparations what is due after a breach, in order: {@link Slot#DOER}, {@link Slot#ACT}, its
 *     length or deadline, {@link Slot#CLOCK}
 */
public record SentenceParts(
    Form form, Map<Slot, String> slots, List<Map<Slot, String>> reparations) {

  /** The forms of a sentence; those of a service level by what it measures. */
  public enum Form {
    DUTY,
    REPEATED_DUTY,
    PROHIBITION,
    SILENCE,
    RESTRICTION,
    CAP,
    PRECEDENCE,
    QUALITY,
    SERVICE_LEVEL,
    SERVICE_LEVEL_OF_QUALITY,
    AVERAGE,
    NORM,
    VALUE;

    /** The slots that a sentence of this form has, reparations aside; needed or not. */
    public Set<Slot> slots() {
      EnumSet<Slot> slots =
          switch (this) {
            case DUTY, SERVICE_LEVEL, AVERAGE ->
                EnumSet.of(
                    Slot.TRIGGER,
                    Slot.TRIGGER_WHEN,
                    Slot.WHICH,
                    Slot.DEADLINE,
                    Slot.CLOCK,
                    Slot.RELEASE,
                    Slot.RELEASE_WHEN,
                    Slot.SCOPE);
            case REPEATED_DUTY ->
                EnumSet.of(
                    Slot.TRIGGER,
                    Slot.TRIGGER_WHEN,
                    Slot.WHICH,
                    Slot.CLOCK,
                    Slot.UNTIL,
                    Slot.UNTIL_WHEN,
                    Slot.SCOPE);
            case PROHIBITION -> EnumSet.noneOf(Slot.class);
            case SILENCE -> EnumSet.of(Slot.TRIGGER, Slot.TRIGGER_WHEN, Slot.SCOPE);
            case RESTRICTION -> EnumSet.of(Slot.ONLY);
            case CAP -> EnumSet.of(Slot.MOST, Slot.PERIOD, Slot.SCOPE);
            case PRECEDENCE ->
                EnumSet.of(
                    Slot.REQUIRED_DOER,
                    Slot.REQUIRED,
                    Slot.REQUIRED_WHEN,
                    Slot.USE,
                    Slot.BOUND,
                    Slot.SCOPE);
            case QUALITY, SERVICE_LEVEL_OF_QUALITY ->
                EnumSet.of(Slot.TRIGGER, Slot.TRIGGER_WHEN, Slot.WHICH, Slot.TRUE, Slot.SCOPE);
            case NORM, VALUE -> EnumSet.of(Slot.TEXT);
          };
      if (this == SERVICE_LEVEL || this == SERVICE_LEVEL_OF_QUALITY) {
        slots.add(Slot.PERCENT);
      }
      if (this == SERVICE_LEVEL || this == SERVICE_LEVEL_OF_QUALITY || this == AVERAGE) {
        slots.add(Slot.PERIOD);
      }
      if (this == AVERAGE) {
        slots.remove(Slot.DEADLINE);
      }
      if (this != NORM && this != VALUE) {
        slots.add(Slot.EXCEPTION);
      }
      if (acts()) {
        slots.addAll(EnumSet.of(Slot.DOER, Slot.ACT, Slot.ACT_WHEN));
      }
      if (acts() && this != PROHIBITION && this != RESTRICTION) {
        slots.addAll(EnumSet.of(Slot.COUNT, Slot.UNIT, Slot.CALENDAR));
        if (this != CAP) {
          slots.add(Slot.EXTENDED);
        }
      }
      slots.addAll(OF_ALL);
      return Collections.unmodifiableSet(slots);
    }

    private boolean acts() {
      return this != QUALITY && this != SERVICE_LEVEL_OF_QUALITY && this != NORM && this != VALUE;
    }

    /** Whether reparations may follow. */
    public boolean isRepaired() {
      return this == DUTY || this == REPEATED_DUTY;
    }
  }

  private static final Set<Slot> OF_ALL =
      EnumSet.of(
          Slot.AUDIENCE,
          Slot.FORCE,
          Slot.BREACH,
          Slot.OWNER,
          Slot.REFERENCE,
          Slot.MEASURE,
          Slot.SERVES,
          Slot.REPLACES);

  /** The slots of a reparation. */
  public static final Set<Slot> OF_REPARATION =
      Collections.unmodifiableSet(
          EnumSet.of(
              Slot.DOER,
              Slot.ACT,
              Slot.ACT_WHEN,
              Slot.COUNT,
              Slot.UNIT,
              Slot.CALENDAR,
              Slot.EXTENDED,
              Slot.DEADLINE,
              Slot.CLOCK));

  /**
   * The sentence, and where each slot stands in it.
   *
   * @param text on one line
   */
  public record Sentence(String text, List<Place> places) {
    public Sentence {
      places = List.copyOf(places);
    }

    /** The slot that a stretch of the sentence begins in; empty between slots. */
    public Optional<Place> at(Span span) {
      return places.stream()
          .filter(
              place -> place.span().start() <= span.start() && span.start() < place.span().end())
          .findFirst();
    }
  }

  /**
   * Where a slot stands.
   *
   * @param link 0 for the sentence itself, from 1 for its reparations
   */
  public record Place(Slot slot, int link, Span span) {}

  public SentenceParts {
    slots = filled(slots);
    List<Map<Slot, String>> links = new ArrayList<>();
    reparations.forEach(link -> links.add(filled(link)));
    reparations = List.copyOf(links);
  }

  private static Map<Slot, String> filled(Map<Slot, String> slots) {
    Map<Slot, String> filled = new EnumMap<>(Slot.class);
    slots.forEach(
        (slot, words) -> {
          if (!words.isBlank()) {
            filled.put(slot, words);
          }
        });
    return Collections.unmodifiableMap(filled);
  }

  /**
   * The parts of a rule's sentence.
   *
   * @param text of a norm or a value, without its full stop
   */
  public static SentenceParts of(Rule rule, Optional<String> text, Lexicon lexicon) {
    return new SlotPrinter(lexicon).parts(rule, text);
  }

  /**
   * The sentence. A term, calendar or role that the lexicon does not have is written by its id.
   *
   * @throws IllegalArgumentException where a slot of a closed list holds something else, or a
   *     length cannot be
   */
  public Sentence sentence(Lexicon lexicon) {
    return new SentenceWriter(this, lexicon).written();
  }
}
