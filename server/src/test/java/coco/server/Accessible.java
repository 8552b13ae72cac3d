package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** PDFs as others check them: for screen readers too (PDF/UA-1), by veraPDF. */
final class Accessible {
  private Accessible() {}

  /**
   * Fails where a PDF is not for screen readers.
   *
   * @param name of the file that is left in {@code target/exports} to look at
   */
  static void check(String name, byte[] pdf) throws IOException, VeraPDFException {
    Path file = Path.of("target", "exports", name);
    Files.createDirectories(file.getParent());
    Files.write(file, pdf);
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(
              result.getTestAssertions().stream()
                  .map(each -> each.getRuleId().getClause() + " " + each.getMessage())
                  .distinct()
                  .toList())
          .isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  /** What a PDF says. */
  static String words(byte[] pdf) throws IOException {
    try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      return new org.apache.pdfbox.text.PDFTextStripper().getText(document);
    }
  }
}
