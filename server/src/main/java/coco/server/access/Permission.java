package coco.server.access;

import static coco.server.access.Role.ADMINISTRATOR;
import static coco.server.access.Role.APPROVER;
import static coco.server.access.Role.AUDITOR;
import static coco.server.access.Role.AUTHOR;
import static coco.server.access.Role.CASE_HANDLER;
import static coco.server.access.Role.COMPLIANCE_OFFICER;
import static coco.server.access.Role.EMPLOYEE;
import static coco.server.access.Role.MANAGER;
import static coco.server.access.Role.TRAINER;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The one table of permissions: what may be done, and by which roles. Whoever is signed in is an
 * employee, so that {@link Role#EMPLOYEE} stands for everyone who works here.
 */
public enum Permission {
  /** Reads the public edition; needs no account. */
  READ_PUBLIC(EnumSet.allOf(Role.class)),
  /** Reads the whole code in force, internal chapters included, and the employee space. */
  READ_CODE(EnumSet.allOf(Role.class)),
  /** Comments on a rule and suggests changes. */
  COMMENT(EnumSet.allOf(Role.class)),
  /** Sees the office, and drafts as they are. */
  READ_DRAFTS(
      EnumSet.of(
          ADMINISTRATOR,
          AUTHOR,
          APPROVER,
          COMPLIANCE_OFFICER,
          CASE_HANDLER,
          TRAINER,
          MANAGER,
          AUDITOR)),
  /** Makes drafts, writes them, sends them to review. */
  WRITE_CODE(EnumSet.of(AUTHOR, COMPLIANCE_OFFICER)),
  /** Gives comments and suggestions their outcome. */
  ANSWER_COMMENTS(EnumSet.of(AUTHOR, COMPLIANCE_OFFICER)),
  /** Approves an edition, or sends it back. */
  APPROVE_CODE(EnumSet.of(APPROVER, COMPLIANCE_OFFICER)),
  /** Publishes an approved edition, withdraws one, sets who has to approve. */
  PUBLISH_CODE(EnumSet.of(COMPLIANCE_OFFICER)),
  /** Looks at a code, a chapter or a rule again, and says what comes of it. */
  REVIEW_CODE(EnumSet.of(AUTHOR, APPROVER, COMPLIANCE_OFFICER)),
  /** Sets what is looked at how often and by whom, and who answers for which rule. */
  MANAGE_REVIEWS(EnumSet.of(COMPLIANCE_OFFICER)),
  /** Brings what backtests measured, and says from when on a rule counts as often broken. */
  MEASURE_CODE(EnumSet.of(COMPLIANCE_OFFICER)),
  /** Sees the questions that are asked about rules, and their answers. */
  READ_ENQUIRIES(EnumSet.of(AUTHOR, COMPLIANCE_OFFICER, TRAINER, AUDITOR)),
  /** Answers any question about a rule, and puts answers beside rules, as its owner does. */
  ANSWER_ENQUIRIES(EnumSet.of(COMPLIANCE_OFFICER)),
  /** Writes down whom one turns to about a code, and what helps. */
  MANAGE_RESOURCES(EnumSet.of(COMPLIANCE_OFFICER, TRAINER)),
  /** Sees the directory of people. */
  READ_PEOPLE(
      EnumSet.of(
          ADMINISTRATOR,
          AUTHOR,
          APPROVER,
          COMPLIANCE_OFFICER,
          CASE_HANDLER,
          TRAINER,
          MANAGER,
          AUDITOR)),
  /** Adds, changes and removes people, teams and roles. */
  MANAGE_PEOPLE(EnumSet.of(ADMINISTRATOR)),
  /** Erases people who ask for it. */
  ERASE_PEOPLE(EnumSet.of(ADMINISTRATOR, COMPLIANCE_OFFICER)),
  /** Sees all that anybody was told, and what they did about it. */
  READ_PICTURES(EnumSet.of(COMPLIANCE_OFFICER, AUDITOR)),
  /** Sees what campaigns told those who report to them, and what they did about it. */
  READ_TEAM_PICTURES(EnumSet.of(COMPLIANCE_OFFICER, MANAGER, AUDITOR)),
  /** Sees customers, partners and stakeholders. */
  READ_PARTIES(
      EnumSet.of(ADMINISTRATOR, COMPLIANCE_OFFICER, CASE_HANDLER, TRAINER, MANAGER, AUDITOR)),
  /** Writes customers, partners and stakeholders down. */
  MANAGE_PARTIES(EnumSet.of(COMPLIANCE_OFFICER, CASE_HANDLER)),
  /** Makes campaigns, launches and ends them, reminds those who are late. */
  MANAGE_CAMPAIGNS(EnumSet.of(COMPLIANCE_OFFICER, TRAINER)),
  /** Sees the questions of an edition with their answers, and writes some. */
  WRITE_QUESTIONS(EnumSet.of(AUTHOR, COMPLIANCE_OFFICER, TRAINER)),
  /** Sees how campaigns go, of everybody. */
  READ_CAMPAIGNS(EnumSet.of(COMPLIANCE_OFFICER, TRAINER, AUDITOR)),
  /** Sees how campaigns and courses go, of those who report to them. */
  READ_TEAM_PROGRESS(EnumSet.of(COMPLIANCE_OFFICER, TRAINER, MANAGER, AUDITOR)),
  /** Writes and publishes courses, says who is to do them, takes certificates back. */
  MANAGE_COURSES(EnumSet.of(COMPLIANCE_OFFICER, TRAINER)),
  /** Sees courses in the office, and how they go, of everybody. */
  READ_COURSES(EnumSet.of(COMPLIANCE_OFFICER, TRAINER, AUDITOR)),
  /** Sees settings, kept mails and figures of the installation. */
  READ_INSTALLATION(EnumSet.of(ADMINISTRATOR)),
  /** Says which programs elsewhere are told what happens. */
  MANAGE_WEBHOOKS(EnumSet.of(ADMINISTRATOR)),
  /** Reads the record of security events. */
  READ_RECORDS(EnumSet.of(ADMINISTRATOR, COMPLIANCE_OFFICER, AUDITOR)),
  /** Changes one's own language, password, passkeys and sessions. */
  OWN_ACCOUNT(EnumSet.of(EMPLOYEE));

  /** What a link in a mail lets its reader do: read, and answer what they read. */
  public static final Set<Permission> BY_MAIL = Set.of(READ_PUBLIC, READ_CODE);

  @SuppressWarnings("ImmutableEnumChecker") // a copy, which cannot change
  private final Set<Role> roles;

  Permission(Set<Role> roles) {
    this.roles = Set.copyOf(roles);
  }

  /** Whether one of the roles has it; everyone signed in is an employee. */
  public boolean isHeldBy(Set<Role> held) {
    return roles.contains(EMPLOYEE) || held.stream().anyMatch(roles::contains);
  }

  /** Whether nobody has to sign in for it. */
  public boolean isPublic() {
    return this == READ_PUBLIC;
  }

  /** The roles that have it, in the order of {@link Role}. */
  public List<Role> roles() {
    return Arrays.stream(Role.values()).filter(role -> isHeldBy(Set.of(role))).toList();
  }

  /** As it stands in keys of texts: {@code write-code}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
