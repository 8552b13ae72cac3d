package coco.server.reading;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A page as a PDF for screen readers too (PDF/UA-1), in the house's fonts. */
public final class PdfFile {
  static {
    XRLog.setLoggerImpl(new PdfLog());
  }

  private static final List<Font> FONTS =
      List.of(
          new Font("LiberationSerif-Regular.ttf", "Coco Serif", 400, FontStyle.NORMAL),
          new Font("LiberationSerif-Bold.ttf", "Coco Serif", 700, FontStyle.NORMAL),
          new Font("LiberationSerif-Italic.ttf", "Coco Serif", 400, FontStyle.ITALIC),
          new Font("LiberationSans-Regular.ttf", "Coco Sans", 400, FontStyle.NORMAL),
          new Font("LiberationSans-Bold.ttf", "Coco Sans", 700, FontStyle.NORMAL));

  private record Font(String file, String family, int weight, FontStyle style) {}

  private PdfFile() {}

  /**
   * The file.
   *
   * @param page with its language, its title, a description and the {@link #style}
   */
  public static byte[] of(org.w3c.dom.Document page) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    FONTS.forEach(
        font ->
            builder.useFont(
                () -> resource("/coco/server/fonts/" + font.file()),
                font.family(),
                font.weight(),
                font.style(),
                true));
    builder.useUriResolver(
        (base, uri) -> uri.startsWith("#") || uri.matches("(?i)(https?|mailto):.*") ? uri : null);
    builder.withW3cDocument(page, "");
    builder.toStream(file);
    try {
      builder.run();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write a PDF", failure);
    }
    return file.toByteArray();
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(PdfFile.class.getResourceAsStream(name), name);
  }

  /** How every PDF looks. */
  public static String style() {
    try (InputStream file = resource("/coco/server/pdf.css")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read pdf.css", failure);
    }
  }
}
