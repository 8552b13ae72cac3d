package coco.server.notify;

import coco.server.web.Addresses;
import coco.server.web.Templates;
import coco.server.web.Texts;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The two forms of a mail, of the same words: plain text, and HTML in the look of the house, which
 * loads nothing from anywhere.
 */
@Component
public class MailForm {
  private final Templates templates;
  private final String root;
  private final Pattern link;

  MailForm(Templates templates, Addresses addresses) {
    this.templates = templates;
    this.root = addresses.of("/");
    this.link = Pattern.compile(Pattern.quote(addresses.of("/")) + "[^\\s<>\"”»]*");
  }

  /**
   * What the template shows.
   *
   * @param paragraphs each of lines, each of pieces
   */
  public record Letter(
      Texts texts, String subject, List<List<List<Piece>>> paragraphs, String root) {
    public Letter {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /** Words, or an address of this site; addresses of others stay words. */
  public record Piece(String text, boolean isLink) {}

  /** The plain text. */
  String plain(Mails.Waiting mail) {
    return "%s\n\n-- \n%s\n%s\n"
        .formatted(mail.body().strip(), Texts.in(mail.language()).of("notify.letter.foot"), root);
  }

  /** The HTML. */
  String html(Mails.Waiting mail) {
    List<List<List<Piece>>> paragraphs =
        Arrays.stream(mail.body().strip().split("\\R\\s*\\R"))
            .map(paragraph -> paragraph.lines().map(this::pieces).toList())
            .toList();
    return templates.text(
        "notify/letter", new Letter(Texts.in(mail.language()), mail.subject(), paragraphs, root));
  }

  private List<Piece> pieces(String line) {
    List<Piece> pieces = new ArrayList<>();
    Matcher found = link.matcher(line);
    int done = 0;
    while (found.find()) {
      pieces.add(new Piece(line.substring(done, found.start()), false));
      pieces.add(new Piece(found.group(), true));
      done = found.end();
    }
    pieces.add(new Piece(line.substring(done), false));
    return pieces.stream().filter(it -> !it.text().isEmpty()).toList();
  }

  /** Both forms, and beside them the file that goes with them. */
  MimeMultipart whole(Mails.Waiting mail) throws MessagingException {
    if (mail.enclosed().isEmpty()) {
      return both(mail);
    }
    MimeBodyPart words = new MimeBodyPart();
    words.setContent(both(mail));
    Enclosures.File file = mail.enclosed().get();
    MimeBodyPart enclosed = new MimeBodyPart();
    // Bytes, so that nothing on the way changes an end of line: the file is checked to the letter.
    enclosed.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                file.content().getBytes(StandardCharsets.UTF_8), "application/json")));
    enclosed.setFileName(file.name());
    enclosed.setDisposition(Part.ATTACHMENT);
    enclosed.setHeader("Content-Transfer-Encoding", "base64");
    return new MimeMultipart("mixed", words, enclosed);
  }

  /** Both, the better one last, as readers of mail expect. */
  private MimeMultipart both(Mails.Waiting mail) throws MessagingException {
    String charset = StandardCharsets.UTF_8.name();
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(plain(mail), charset, "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(html(mail), charset, "html");
    return new MimeMultipart("alternative", plain, html);
  }
}
