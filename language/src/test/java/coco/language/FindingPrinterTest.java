package coco.language;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.print.FindingPrinter;
import coco.language.text.Language;
import org.junit.jupiter.api.Test;

class FindingPrinterTest {
  private static Finding only(Document document) {
    assertThat(document.findings()).hasSize(1);
    return document.findings().getFirst();
  }

  @Test
  void showsPlaceLineWhyAndWhatToDo() {
    Document document =
        Riverside.readWith(
            Language.FRENCH, "closes: [le dossier est clos]", "closes: [le dossier est clot]");

    assertThat(new FindingPrinter(document).print(document.findings().getFirst()))
        .isEqualTo(
            """
            riverside.fr.coco.md:11:10: erreur D153\u00A0: Le terme «\u00A0le dossier est clot\u00A0» sous closes: n’est pas défini.
             11 | closes: [le dossier est clot]
                |          ^^^^^^^^^^^^^^^^^^^
             pourquoi\u00A0: Aucun événement ne clorait jamais un dossier.
             à faire \u00A0: Écrivez [le dossier est clos], ou définissez ce terme.
            """);
  }

  @Test
  void countsColumnsAsTheEyeDoesInAnyForm() {
    String text =
        java.text.Normalizer.normalize(
            Riverside.text(Language.FRENCH)
                .replace(
                    "| [une réclamation est reçue] avec channel mail",
                    "| [une réclamatio est reçue]"),
            java.text.Normalizer.Form.NFD);
    Document document = Codes.read(text, "x.fr.coco.md");

    String[] lines = new FindingPrinter(document).print(only(document)).split("\n", -1);

    assertThat(lines[0]).startsWith("x.fr.coco.md:84:26: erreur X606\u00A0:");
    assertThat(lines[2].indexOf('^') - lines[2].indexOf('|')).isEqualTo(27);
    assertThat(lines[2].chars().filter(c -> c == '^').count())
        .isEqualTo("[une réclamatio est reçue]".length());
  }

  @Test
  void speaksTheReadersLanguageWhereAsked() {
    Document document = Riverside.readWith("owner: Customer Director\n", "");

    assertThat(new FindingPrinter(document).print(only(document))).contains(": error P714: ");
    assertThat(new FindingPrinter(document, Language.FRENCH).print(only(document)))
        .contains(": erreur P714\u00A0: Le code n’a pas de responsable.");
  }

  @Test
  void showsThePartAtFaultOfALongLine() {
    Document document =
        Riverside.readWith(
            "nobody accepts", "x".repeat(90) + " " + "word ".repeat(40) + "etc. nobody accepts");

    String[] lines = new FindingPrinter(document).print(only(document)).split("\n", -1);

    assertThat(lines[1].length()).isLessThan(200);
    int caret = lines[2].indexOf('^');
    assertThat(lines[1].substring(caret, caret + 4)).isEqualTo("etc.");
  }

  @Test
  void givesPlainFields() {
    Document document = Riverside.readWith("owner: Customer Director", "ownr: Customer Director");

    FindingPrinter.Fields fields =
        new FindingPrinter(document)
            .fields(
                document.findings().stream()
                    .filter(it -> it.kind() == FindingKind.UNKNOWN_KEY)
                    .findFirst()
                    .orElseThrow());

    assertThat(fields.id()).isEqualTo("D106");
    assertThat(fields.severity()).isEqualTo("warning");
    assertThat(fields.line()).isEqualTo(7);
    assertThat(fields.column()).isEqualTo(1);
    assertThat(fields.endColumn()).isEqualTo(5);
    assertThat(fields.todo()).isEqualTo("Write owner, or take the line out.");
  }

  @Test
  void printsAFindingOfADocumentThatWasRefused() {
    Document document = Codes.read(new byte[] {(byte) 0xFF}, "x.coco.md", HolidayRegions.UNCHECKED);

    assertThat(new FindingPrinter(document).print(only(document)))
        .startsWith("x.coco.md:1:1: error D143:");
  }
}
