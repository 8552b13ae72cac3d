package coco.server.notify;

import coco.server.settings.Settings;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's mail server: each connection takes one mail after the other. */
final class MailServer {
  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "30000";
  private static final int SAID_MOST = 500;

  private final URI address;
  private final String from;
  private final Optional<String> archive;
  private final MailForm form;
  private final Session session;

  private MailServer(URI address, String from, Optional<String> archive, MailForm form) {
    this.address = address;
    this.from = from;
    this.archive = archive;
    this.form = form;
    this.session = session(address);
  }

  /** The one that is set. */
  static Optional<MailServer> of(Settings settings, MailForm form) {
    return settings
        .mail()
        .map(
            it ->
                new MailServer(
                    it,
                    settings.mailFrom(),
                    settings.mailArchive().map(MailArchive::address),
                    form));
  }

  private static Session session(URI address) {
    String protocol = address.getScheme();
    Properties properties = new Properties();
    properties.setProperty("mail.%s.connectiontimeout".formatted(protocol), CONNECT_MILLIS);
    properties.setProperty("mail.%s.timeout".formatted(protocol), ANSWER_MILLIS);
    properties.setProperty("mail.%s.writetimeout".formatted(protocol), ANSWER_MILLIS);
    properties.setProperty("mail.smtp.starttls.enable", "true");
    if (address.getUserInfo() != null) {
      properties.setProperty("mail.%s.auth".formatted(protocol), "true");
    }
    return Session.getInstance(properties);
  }

  /** What came of handing a mail over. */
  sealed interface Outcome {
    /** The server has it, and so has the archive. */
    record Taken() implements Outcome {}

    /** Nobody has it: the server said so, or was never asked to take it. */
    record Refused(String said) implements Outcome {}

    /** It was sent, and the answer never came: the server has it or not. */
    record Unknown(String said) implements Outcome {}
  }

  /**
   * A connection, open.
   *
   * @throws MessagingException where the server cannot be reached or lets nobody in
   */
  Connection connect() throws MessagingException {
    boolean secure = "smtps".equals(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : secure ? 465 : 587;
    String[] user = String.valueOf(address.getUserInfo()).split(":", 2);
    boolean named = address.getUserInfo() != null;
    Transport transport = session.getTransport(address.getScheme());
    transport.connect(
        address.getHost(),
        port,
        named ? user[0] : null,
        named ? (user.length > 1 ? user[1] : "") : null);
    return new Connection(transport);
  }

  /** One connection, for one thread. */
  final class Connection implements AutoCloseable {
    private final Transport transport;

    private Connection(Transport transport) {
      this.transport = transport;
    }

    /** Hands a mail over to its recipient, and to the archive, in one: both have it or neither. */
    Outcome hand(Mails.Waiting mail, Instant at) {
      try {
        MimeMessage message = message(mail, at);
        List<Address> recipients = new ArrayList<>();
        recipients.add(new InternetAddress(mail.recipient(), true));
        if (archive.isPresent() && !mail.isSecret()) {
          recipients.add(new InternetAddress(archive.get(), true));
        }
        transport.sendMessage(message, recipients.toArray(Address[]::new));
        return new Outcome.Taken();
      } catch (MessagingException failure) {
        String said = said(failure);
        return isUnknown(failure) ? new Outcome.Unknown(said) : new Outcome.Refused(said);
      }
    }

    /** Whether it still takes mails. */
    boolean isOpen() {
      return transport.isConnected();
    }

    @Override
    public void close() {
      try {
        transport.close();
      } catch (MessagingException gone) {
        LOG.debug("mail.closed cause={}", gone.getClass().getSimpleName());
      }
    }
  }

  /**
   * Whether the server may have taken the mail: it had been sent whole, or an unknown part of it,
   * and no answer came that says no. A server that says no gives a number of 400 or more; before
   * the text was sent it can have taken nothing.
   */
  private static boolean isUnknown(MessagingException failure) {
    return switch (failure) {
      case SMTPSendFailedException answered ->
          answered.getReturnCode() < 400 && ".".equals(answered.getCommand());
      case jakarta.mail.SendFailedException addresses -> false;
      case jakarta.mail.internet.ParseException unwritable -> false;
      default -> true;
    };
  }

  /** The server's own words, which are the innermost. */
  static String said(MessagingException failure) {
    MessagingException last = failure;
    while (last.getNextException() instanceof MessagingException cause) {
      last = cause;
    }
    String said = String.valueOf(last.getMessage()).strip();
    return said.substring(0, Math.min(SAID_MOST, said.length()));
  }

  private MimeMessage message(Mails.Waiting mail, Instant at) throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<%s>".formatted(mail.messageId()));
          }
        };
    message.setFrom(new InternetAddress(from, true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(at));
    message.setContent(form.whole(mail));
    // Sent by a program: nobody's absence is to answer it (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", mail.language().tag());
    message.saveChanges();
    return message;
  }
}
