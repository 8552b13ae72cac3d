package coco.server.review;

import coco.server.code.Comment;
import coco.server.reading.PdfPage;
import coco.server.reading.WholeEditions;
import coco.server.web.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.w3c.dom.Element;

/** All that is known of one rule as a PDF (PDF/UA-1): what its page shows, and who took it when. */
final class RulePdf {
  private final RulePages.Page page;
  private final Taken taken;
  private final Texts texts;

  private RulePdf(RulePages.Page page, Taken taken) {
    this.page = page;
    this.taken = taken;
    this.texts = page.visit().texts();
  }

  /**
   * Who took it.
   *
   * @param zone of the times in it
   */
  record Taken(String by, Instant at, ZoneId zone) {}

  static byte[] of(RulePages.Page page, Taken taken) {
    return new RulePdf(page, taken).file();
  }

  private byte[] file() {
    String title = "%s %s".formatted(page.rule().id(), page.rule().title());
    String code = page.sheet().care().title();
    PdfPage pdf =
        PdfPage.of(
            texts,
            "%s · %s".formatted(title, code),
            texts.of("review.rule.pdf.subject", page.rule().id(), code));
    Element body = pdf.body();
    inCode(PdfPage.append(body, "h1", title));
    PdfPage.append(body, "p", texts.of("review.rule.pdf.of", code, page.sheet().edition().name()));
    PdfPage.append(
        body,
        "p",
        texts.of("review.rule.pdf.taken", taken.by(), moment(taken.at()), taken.zone().getId()));
    Element sentence = PdfPage.append(body, "div", "");
    inCode(sentence);
    PdfPage.insert(sentence, page.html());
    if (!page.early().isEmpty()) {
      PdfPage.append(body, "h2", texts.of("review.early.title"));
      PdfPage.list(body, page.early());
    }
    care(body);
    changes(body);
    reviewed(body);
    comments(body);
    return pdf.file();
  }

  private String moment(Instant at) {
    return texts.moment(at, taken.zone());
  }

  /** Says that an element is in the code's language. */
  private void inCode(Element element) {
    element.setAttribute("lang", page.sheet().care().language().tag());
  }

  private void care(Element body) {
    WholeEditions.RuleCare rule = page.rule();
    PdfPage.append(body, "h2", texts.of("review.rule.care"));
    Element table =
        PdfPage.table(body, List.of(texts.of("review.what"), texts.of("review.rule.pdf.value")));
    row(
        table,
        "review.rule.chapter",
        rule.internal()
            ? "%s · %s".formatted(rule.chapterTitle(), texts.of("review.rule.internal"))
            : rule.chapterTitle());
    String owner = rule.owner().or(() -> page.sheet().care().owner()).orElse("–");
    row(
        table,
        "review.rule.owner",
        "%s · %s"
            .formatted(
                owner,
                page.person()
                    .map(it -> "%s, %s".formatted(it.name(), it.email()))
                    .orElse(texts.of("review.owners.unknown"))));
    rule.reference().ifPresent(it -> row(table, "review.rule.reference", it));
    for (Reviews.Line line : page.lines()) {
      row(
          table,
          "review.rule.review",
          "%s · %s"
              .formatted(
                  line.subject().kind() == Subject.Kind.CODE
                      ? texts.of("review.whole")
                      : line.label(),
                  texts.of(
                      "review.state." + line.state().key(),
                      line.due().map(texts::date).orElse(""))));
    }
    page.facts().forEach(it -> PdfPage.row(table, List.of(it.title(), it.text())));
  }

  private void row(Element table, String key, String value) {
    PdfPage.row(table, List.of(texts.of(key), value));
  }

  private void changes(Element body) {
    PdfPage.append(body, "h2", texts.of("review.rule.changes"));
    if (page.changes().isEmpty()) {
      PdfPage.append(body, "p", texts.of("review.rule.changes.none"));
    }
    for (RulePages.Changed change : page.changes()) {
      PdfPage.append(body, "h3", texts.of("review.rule.changed", change.edition(), change.day()));
      PdfPage.list(body, change.sentences());
    }
  }

  private void reviewed(Element body) {
    PdfPage.append(body, "h2", texts.of("review.done"));
    if (page.reviewed().isEmpty()) {
      PdfPage.append(body, "p", texts.of("review.done.none"));
      return;
    }
    Element table =
        PdfPage.table(
            body,
            List.of(
                texts.of("review.rule.pdf.at"),
                texts.of("review.what"),
                texts.of("review.rule.pdf.by"),
                texts.of("review.outcome"),
                texts.of("review.reason")));
    for (Review review : page.reviewed()) {
      PdfPage.row(
          table,
          List.of(
              moment(review.at()),
              review.subject().kind() == Subject.Kind.CODE
                  ? texts.of("review.whole")
                  : page.sheet().label(review.subject()),
              review.by(),
              texts.of("review.outcome." + review.outcome().key()),
              review.reason()));
    }
  }

  private void comments(Element body) {
    PdfPage.append(body, "h2", texts.of("review.rule.comments"));
    if (page.comments().isEmpty()) {
      PdfPage.append(body, "p", texts.of("review.rule.comments.none"));
      return;
    }
    Element table =
        PdfPage.table(
            body,
            List.of(
                texts.of("review.rule.pdf.at"),
                texts.of("review.rule.pdf.by"),
                texts.of("review.rule.pdf.words"),
                texts.of("review.rule.pdf.outcome")));
    for (Comment comment : page.comments()) {
      PdfPage.row(
          table,
          List.of(
              moment(comment.at()),
              comment.author().orElse(texts.of("code.comment.unnamed")),
              comment
                  .sentence()
                  .map(
                      it ->
                          "%s %s %s"
                              .formatted(
                                  comment.words(), texts.of("code.comment.sentence.given"), it))
                  .orElse(comment.words()),
              comment
                  .outcome()
                  .map(
                      it ->
                          "%s · %s · %s. %s"
                              .formatted(
                                  texts.of("code.comment.kind." + it.kind().key()),
                                  it.by(),
                                  moment(it.at()),
                                  it.words()))
                  .orElse(texts.of("code.comment.waits"))));
    }
  }
}
