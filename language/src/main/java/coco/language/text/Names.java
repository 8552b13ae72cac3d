package coco.language.text;

import coco.language.code.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How attributes are named: the fields of every interaction, and the prefixes of owners. */
public final class Names {
  private static final Set<String> FIELDS =
      Set.of(
          "channel",
          "type",
          "direction",
          "actor",
          "source",
          "id",
          "case",
          "party",
          "time",
          "recorded");

  private Names() {}

  /**
   * Whether every interaction has a field of that name: a bare word that is one means the field.
   */
  public static boolean isField(String name) {
    return FIELDS.contains(name);
  }

  /** Whether a name begins with the prefix of an owner: {@code case.priority}. */
  public static boolean hasOwner(String name, Phrases phrases) {
    int dot = name.indexOf('.');
    return dot > 0 && dot < name.length() - 1 && owner(name.substring(0, dot), phrases).isPresent();
  }

  /** Whose attribute a prefix says it is. */
  public static Optional<Attribute.Owner> owner(String word, Phrases phrases) {
    String norm = Tokenizer.norm(word);
    for (Attribute.Owner owner : Attribute.Owner.values()) {
      if (phrases.ways(phrase(owner)).contains(List.of(norm))) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }

  private static Phrase phrase(Attribute.Owner owner) {
    return switch (owner) {
      case EVENT -> Phrase.OWNER_EVENT;
      case CASE -> Phrase.OWNER_CASE;
      case PARTY -> Phrase.OWNER_PARTY;
      case ACTOR -> Phrase.OWNER_ACTOR;
    };
  }
}
