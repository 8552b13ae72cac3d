package coco.language.code;

/** Whom a rule is for. A party whose kind is unknown is a customer. */
public sealed interface Audience {
  /** Everyone, employees included. */
  record Everyone() implements Audience {}

  /** All parties of one kind. */
  record Kind(PartyKind kind) implements Audience {}

  /** The members of a defined group. */
  record Group(String group) implements Audience {}

  /** The kinds of party, as {@code party.kind} holds them. */
  enum PartyKind {
    CUSTOMER,
    PARTNER,
    STAKEHOLDER,
    EMPLOYEE
  }
}
