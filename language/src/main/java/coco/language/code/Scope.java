package coco.language.code;

/**
 * Within what a rule looks, or by what a level is split: {@code per case}, {@code per party},
 * {@code per ATTRIBUTE}.
 */
public sealed interface Scope {
  /** One case. */
  record PerCase() implements Scope {}

  /** One party. */
  record PerParty() implements Scope {}

  /** One value of an attribute, within the party; a missing attribute is a group of its own. */
  record PerAttribute(Attribute attribute) implements Scope {}
}
