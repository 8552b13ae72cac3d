package coco.server.code;

import coco.language.text.Language;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One edition of a code with its texts of today and what was decided about it.
 *
 * @param codeKey what its texts call the code
 * @param texts the latest of each language
 * @param steps in order
 * @param publication where it has been published
 */
public record Edition(
    UUID id,
    UUID codeId,
    String codeKey,
    Map<Language, Saved> texts,
    List<Step> steps,
    Optional<Publication> publication,
    Instant made) {
  public Edition {
    texts =
        java.util.Collections.unmodifiableMap(
            texts.isEmpty() ? new EnumMap<>(Language.class) : new EnumMap<>(texts));
    steps = List.copyOf(steps);
  }

  /** The same edition with other texts. */
  Edition with(Map<Language, Saved> others) {
    return new Edition(id, codeId, codeKey, others, steps, publication, made);
  }

  /**
   * What a publication fixed.
   *
   * @param name the edition's name
   */
  public record Publication(String name, Instant inForceFrom) {}

  /** Where an edition is in its life. */
  public enum State {
    DRAFT,
    IN_REVIEW,
    PUBLISHED,
    WITHDRAWN,
    /** Put away before it was published. */
    DISCARDED;

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether texts may still change. */
    boolean isOpen() {
      return this == DRAFT || this == IN_REVIEW;
    }

    /** The state that a step leads to from here. */
    State after(Step.Kind step) {
      return switch (step) {
        case SUBMITTED -> IN_REVIEW;
        case RETURNED -> DRAFT;
        case APPROVED -> this;
        case PUBLISHED, CORRECTED -> PUBLISHED;
        case WITHDRAWN -> WITHDRAWN;
        case DISCARDED -> DISCARDED;
      };
    }
  }

  /** The text for a reader of a language: the one of that language, else the other. */
  public Saved shown(Language language) {
    Saved own = texts.get(language);
    return own == null ? texts.values().iterator().next() : own;
  }

  /** The state that follows from the steps. */
  public State state() {
    State state = State.DRAFT;
    for (Step step : steps) {
      state = state.after(step.kind());
    }
    return state;
  }

  /** Whether its texts may still change. */
  public boolean isOpen() {
    return state().isOpen();
  }

  /** The reason for which it was published at once, where it was an urgent correction. */
  public Optional<String> urgentReason() {
    return steps.stream()
        .filter(step -> step.kind() == Step.Kind.CORRECTED)
        .findFirst()
        .flatMap(Step::reason);
  }

  /** Its withdrawal, where it was withdrawn. */
  public Optional<Step> withdrawal() {
    return steps.stream().filter(step -> step.kind() == Step.Kind.WITHDRAWN).findFirst();
  }

  /** The last step of a kind. */
  Optional<Step> lastStep(Step.Kind kind) {
    return steps.reversed().stream().filter(step -> step.kind() == kind).findFirst();
  }

  /** The steps since it was last sent to review. */
  public List<Step> sinceSubmission() {
    int from = 0;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).kind() == Step.Kind.SUBMITTED) {
        from = i;
      }
    }
    return steps.subList(from, steps.size());
  }
}
