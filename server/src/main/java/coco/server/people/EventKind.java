package coco.server.people;

/** What may happen to accounts, people and teams; each has its text. */
public enum EventKind {
  ACCOUNT_FIRST("account.first"),
  ACCOUNT_ADDED("account.added"),
  ACCOUNT_ROLES("account.roles"),
  ACCOUNT_PLACED("account.placed"),
  SIGN_IN_DONE("sign-in.done"),
  SIGN_IN_REFUSED("sign-in.refused"),
  SIGN_IN_WAITS("sign-in.waits"),
  SIGN_OUT_DONE("sign-out.done"),
  SIGN_OUT_DEVICE("sign-out.device"),
  SIGN_OUT_EVERYWHERE("sign-out.everywhere"),
  LINK_ASKED("link.asked"),
  LINK_MADE("link.made"),
  PASSWORD_SET("password.set"),
  PASSWORD_CHANGED("password.changed"),
  PASSWORD_REMOVED("password.removed"),
  PASSKEY_ADDED("passkey.added"),
  PASSKEY_REMOVED("passkey.removed"),
  LANGUAGE_SET("language.set"),
  PERSON_CHANGED("person.changed"),
  PERSON_LEFT("person.left"),
  PERSON_RETURNED("person.returned"),
  PERSON_ERASED("person.erased"),
  TEAM_ADDED("team.added"),
  TEAM_RENAMED("team.renamed"),
  TEAM_REMOVED("team.removed"),
  DIRECTORY_IMPORTED("directory.imported"),
  DIRECTORY_EXPORTED("directory.exported"),
  TOKEN_MADE("token.made"),
  TOKEN_REVOKED("token.revoked"),
  TOKEN_REFUSED("token.refused");

  private final String key;

  EventKind(String key) {
    this.key = key;
  }

  /** Whether it changes who may do what, so that the log of evidence has it too. */
  boolean isProven() {
    return switch (this) {
      case ACCOUNT_FIRST, ACCOUNT_ADDED, ACCOUNT_ROLES, PERSON_LEFT, PERSON_RETURNED -> true;
      default -> false;
    };
  }

  /** As it stands in the database and in keys of texts. */
  public String key() {
    return key;
  }
}
