package coco.server.access;

import java.util.Locale;

/** What a person is for the organisation's code; a person may have several. */
public enum Role {
  ADMINISTRATOR,
  AUTHOR,
  APPROVER,
  COMPLIANCE_OFFICER,
  CASE_HANDLER,
  TRAINER,
  MANAGER,
  EMPLOYEE,
  AUDITOR;

  /** As it stands in files, in the database and in keys of texts: {@code compliance-officer}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
