package coco.language.code;

/**
 * The name of an attribute in the data, and whose it is.
 *
 * @param owner whose attribute it is
 * @param name the data's own name, the same in every language; never empty
 */
public record Attribute(Owner owner, String name) {
  /** Whose attribute it is: a bare name is the event's, the others are written with a prefix. */
  public enum Owner {
    EVENT,
    CASE,
    PARTY,
    ACTOR
  }

  public Attribute {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an attribute has a name");
    }
  }
}
