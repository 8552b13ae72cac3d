package coco.language.syntax;

import coco.language.code.Definition;
import coco.language.code.Definition.Reach;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.Lexicon.Kind;
import coco.language.text.Phrase;
import coco.language.text.Phrases;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the Kind column of a definition says.
 *
 * @param reach whose state it is; {@code CASE} for all other kinds
 */
public record Nature(Kind kind, Reach reach) {
  private static final Map<Phrase, Nature> NATURES = natures();

  private static Map<Phrase, Nature> natures() {
    Map<Phrase, Nature> natures = new LinkedHashMap<>();
    natures.put(Phrase.KIND_EVENT, new Nature(Kind.EVENT, Reach.CASE));
    natures.put(Phrase.KIND_STATE, new Nature(Kind.STATE, Reach.CASE));
    natures.put(Phrase.KIND_STATE_PARTY, new Nature(Kind.STATE, Reach.PARTY));
    natures.put(Phrase.KIND_STATE_ANY, new Nature(Kind.STATE, Reach.ANY_CASE));
    natures.put(Phrase.KIND_GROUP, new Nature(Kind.GROUP, Reach.CASE));
    natures.put(Phrase.KIND_ROLE, new Nature(Kind.ROLE, Reach.CASE));
    natures.put(Phrase.KIND_ATTRIBUTE, new Nature(Kind.ATTRIBUTE, Reach.CASE));
    return natures;
  }

  /** The nature that a cell names ({@code state per party}); empty where it names none. */
  public static Optional<Nature> read(String cell, Language language) {
    Cursor cursor = new Cursor(Clip.contiguous(cell, 0), Lexicon.empty(language));
    Optional<Phrase> phrase = cursor.takeAny(NATURES.keySet().toArray(Phrase[]::new));
    return cursor.done() ? phrase.map(NATURES::get) : Optional.empty();
  }

  /** The nature of a definition. */
  public static Nature of(Definition definition) {
    return switch (definition) {
      case Definition.Event event -> new Nature(Kind.EVENT, Reach.CASE);
      case Definition.State state -> new Nature(Kind.STATE, state.reach());
      case Definition.Group group -> new Nature(Kind.GROUP, Reach.CASE);
      case Definition.Role role -> new Nature(Kind.ROLE, Reach.CASE);
      case Definition.Named named -> new Nature(Kind.ATTRIBUTE, Reach.CASE);
    };
  }

  /** The words of the cell. */
  public String print(Language language) {
    return NATURES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(this))
        .findFirst()
        .map(entry -> Phrases.of(language).print(entry.getKey()))
        .orElseThrow(() -> new IllegalStateException("no word for " + this));
  }
}
