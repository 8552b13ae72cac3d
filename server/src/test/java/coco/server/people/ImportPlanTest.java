package coco.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.web.Texts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a file of people means, and what it would do. */
class ImportPlanTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Entry ADA =
      entry("ada@example.org", "Ada Field", Optional.empty(), Role.ADMINISTRATOR);
  private static final Entry BO =
      entry("bo@example.org", "Bo", Optional.of("ada@example.org"), Role.AUTHOR, Role.APPROVER);
  private static final Roster ROSTER = Roster.of(List.of(ADA, BO));

  private static Entry entry(String email, String name, Optional<String> manager, Role... roles) {
    return new Entry(
        email,
        name,
        Language.ENGLISH,
        Optional.of("Care"),
        manager,
        List.of(roles),
        LocalDate.of(2020, 1, 31),
        Optional.empty());
  }

  private static ImportPlan plan(String file, boolean complete) {
    DirectoryFile.Read read = DirectoryFile.read(file.getBytes(StandardCharsets.UTF_8));
    assertThat(read.problem()).isEmpty();
    return ImportPlan.of(ROSTER, read.rows(), complete, TODAY);
  }

  @Test
  void whoIsNewJoinsWhoDiffersMovesWhoIsMissingLeaves() {
    ImportPlan plan =
        plan(
            """
            email,name,team
            ada@example.org,Ada Field,Water
            new@example.org,Newcomer,Water
            """,
            true);

    assertThat(plan.joiners()).extracting(Entry::email).containsExactly("new@example.org");
    assertThat(plan.joiners().getFirst().joined()).isEqualTo(TODAY);
    assertThat(plan.movers()).hasSize(1);
    assertThat(plan.movers().getFirst().differences())
        .containsExactly(new Entry.Difference(Field.TEAM, "Care", "Water"));
    assertThat(plan.leavers()).extracting(Entry::email).containsExactly("bo@example.org");
    assertThat(plan.leavers().getFirst().left()).hasValue(TODAY);
    assertThat(plan.newTeams()).containsExactly("Water");
    assertThat(plan.obstacle()).isEmpty();
  }

  @Test
  void aLineWithMoreOrFewerFieldsThanTheFirstIsToldSo() {
    ImportPlan plan = plan("email,name\nada@example.org,Field, Ada\nbo@example.org\n", false);

    assertThat(plan.refused())
        .extracting(ImportPlan.Refusal::line, ImportPlan.Refusal::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, "people.import.refused.more"),
            org.assertj.core.groups.Tuple.tuple(3L, "people.import.refused.fewer"));
  }

  @Test
  void whatASpreadsheetCallsUnicodeTextIsRead() {
    String file = "\uFEFFemail\tname\nada@example.org\tŁucja Ångström\n";
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      DirectoryFile.Read read = DirectoryFile.read(file.getBytes(charset));

      assertThat(read.problem()).isEmpty();
      assertThat(read.rows().getFirst().of(Field.NAME)).hasValue("Łucja Ångström");
    }
  }

  @Test
  void nobodyLeavesUnlessTheFileIsSaidToBeComplete() {
    assertThat(plan("email\nada@example.org\n", false).leavers()).isEmpty();
  }

  @Test
  void aColumnThatIsNotThereChangesNothingAndAnEmptyCellDoes() {
    assertThat(plan("email\nbo@example.org\n", false).isEmpty()).isTrue();
    assertThat(plan("email,manager,roles\nbo@example.org,,\n", false).movers().getFirst())
        .extracting(mover -> mover.after().roles(), mover -> mover.after().manager())
        .containsExactly(List.of(), Optional.empty());
  }

  @Test
  void headingsAndValuesAreReadInBothLanguages() {
    ImportPlan plan =
        plan(
            """
            Adresse électronique;Nom;Langue;ROLES;Arrivée;Départ
            zoé@example.org;Zoé;français;Responsable de la conformité | author;31/01/2026;2026-12-31
            """,
            false);

    Entry zoe = plan.joiners().getFirst();
    assertThat(zoe.language()).isEqualTo(Language.FRENCH);
    assertThat(zoe.roles()).containsExactly(Role.AUTHOR, Role.COMPLIANCE_OFFICER);
    assertThat(zoe.joined()).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(zoe.left()).hasValue(LocalDate.of(2026, 12, 31));
  }

  @Test
  void encodingsAndSeparatorsAreRecognised() {
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
      for (String separator : List.of(",", ";", "\t", "|")) {
        for (String mark :
            charset.equals(StandardCharsets.UTF_8) ? List.of("", "\uFEFF") : List.of("")) {
          String file =
              mark
                  + String.join(separator, "email", "name")
                  + "\r\n"
                  + String.join(separator, "z@example.org", "Zoé Élan")
                  + "\r\n";

          DirectoryFile.Read read = DirectoryFile.read(file.getBytes(charset));

          assertThat(read.rows()).as("%s %s", charset, separator).hasSize(1);
          assertThat(read.rows().getFirst().of(Field.NAME)).hasValue("Zoé Élan");
        }
      }
    }
  }

  @Test
  void eachRefusedLineSaysWhereAndWhy() {
    ImportPlan plan =
        plan(
            """
            email,name,language,manager,roles,joined,left
            nobody,No Address,,,,,
            a@example.org,,,,,,
            b@example.org,B,de,,,,
            c@example.org,C,,gone@example.org,,,
            d@example.org,D,,,king,,
            e@example.org,E,,,,31.02.2026,
            f@example.org,F,,,,2026-03-01,2026-02-01
            bo@example.org,Bo,,,,,
            BO@example.org,Bo again,,,,,
            g@example.org,G,,,
            """,
            false);

    assertThat(plan.refused())
        .extracting(ImportPlan.Refusal::line, ImportPlan.Refusal::field)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(2L, Field.EMAIL),
            org.assertj.core.groups.Tuple.tuple(3L, Field.NAME),
            org.assertj.core.groups.Tuple.tuple(4L, Field.LANGUAGE),
            org.assertj.core.groups.Tuple.tuple(5L, Field.MANAGER),
            org.assertj.core.groups.Tuple.tuple(6L, Field.ROLES),
            org.assertj.core.groups.Tuple.tuple(7L, Field.JOINED),
            org.assertj.core.groups.Tuple.tuple(8L, Field.LEFT),
            org.assertj.core.groups.Tuple.tuple(10L, Field.EMAIL),
            org.assertj.core.groups.Tuple.tuple(11L, Field.EMAIL));
    assertThat(plan.joiners()).isEmpty();
    for (ImportPlan.Refusal refusal : plan.refused()) {
      assertThat(Texts.in(Language.FRENCH).of(refusal.reason())).isNotBlank();
    }
  }

  @Test
  void managersFormNoCircle() {
    ImportPlan plan =
        plan(
            """
            email,name,manager
            ada@example.org,Ada Field,bo@example.org
            c@example.org,C,d@example.org
            d@example.org,D,e@example.org
            e@example.org,E,c@example.org
            f@example.org,F,c@example.org
            self@example.org,Self,self@example.org
            good@example.org,Good,ada@example.org
            """,
            false);

    assertThat(plan.joiners()).extracting(Entry::email).containsExactly("good@example.org");
    assertThat(plan.movers()).isEmpty();
    assertThat(plan.refused()).hasSize(6);
  }

  @Test
  void theLastAdministratorStays() {
    assertThat(plan("email\nbo@example.org\n", true).obstacle()).isPresent();
    assertThat(plan("email,roles\nada@example.org,author\n", false).obstacle()).isPresent();
    assertThat(plan("email,left\nada@example.org,2030-01-01\n", false).obstacle()).isPresent();
    assertThat(
            plan("email,roles\nada@example.org,\nbo@example.org,administrator\n", false).obstacle())
        .isEmpty();
  }

  @Test
  void whoIsMissingIsNotGuessedWhereALineHasNoAddress() {
    assertThat(plan("email,name\nada@example.org,Ada Field\n?,Bo\n", true).obstacle())
        .hasValue("people.import.obstacle.nameless");
  }

  @Test
  void whatIsNoTableOfPeopleIsRefused() {
    assertThat(problem(new byte[0])).contains("empty");
    assertThat(problem(new byte[] {'P', 'K', 3, 4})).contains("spreadsheet");
    assertThat(problem(new byte[] {'a', 0, 1, 2})).contains("no-text");
    assertThat(problem("name,team\nA,B\n".getBytes(StandardCharsets.UTF_8))).contains("no-email");
    assertThat(problem("email,mail\na,b\n".getBytes(StandardCharsets.UTF_8))).contains("twice");
    assertThat(problem("email\n\"a,b\n".getBytes(StandardCharsets.UTF_8))).contains("broken");
    assertThat(problem(new byte[CsvText.BYTES_MOST + 1])).contains("large");
  }

  private static String problem(byte[] file) {
    return DirectoryFile.read(file).problem().orElseThrow();
  }

  @Test
  void anExportImportsUnchangedAndRunsInNoSpreadsheet() {
    List<Entry> hard =
        List.of(
            ADA,
            BO,
            entry("x@example.org", "=HYPERLINK(\"http://evil\")", Optional.empty()),
            entry("y@example.org", "'=already", Optional.of("x@example.org")),
            entry("z@example.org", "O'Neil, \"Zed\" | +33 @home; -1", Optional.empty()),
            entry("+tag@example.org", "-minus", Optional.empty(), Role.values()));
    Roster roster = Roster.of(hard);

    for (Language language : Language.values()) {
      String file = DirectoryFile.write(hard, Texts.in(language));
      DirectoryFile.Read read = DirectoryFile.read(file.getBytes(StandardCharsets.UTF_8));
      ImportPlan plan = ImportPlan.of(roster, read.rows(), true, TODAY);

      assertThat(plan.refused()).isEmpty();
      assertThat(plan.isEmpty()).isTrue();
      assertThat(plan.unchanged()).isEqualTo(hard.size());
      assertThat(file).startsWith("\uFEFF");
      assertThat(file).doesNotContainPattern("(^|[,\"\\n])[=+@-](HYPER|tag|minus)");
    }
  }
}
