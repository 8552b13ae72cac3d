package coco.server.notify;

import coco.server.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes mails to the mail server, where one is set. */
@Component
class MailPost {
  private static final Logger LOG = LoggerFactory.getLogger(MailPost.class);
  private static final int BATCH = 20;

  private final MailStore store;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Optional<JavaMailSenderImpl> sender;
  private final String from;

  MailPost(MailStore store, Clock clock, TransactionTemplate transaction, Settings settings) {
    this.store = store;
    this.clock = clock;
    this.transaction = transaction;
    this.sender = settings.mail().map(MailPost::sender);
    this.from = settings.mailFrom();
  }

  private static JavaMailSenderImpl sender(URI server) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    boolean secure = "smtps".equals(server.getScheme());
    sender.setProtocol(server.getScheme());
    sender.setHost(server.getHost());
    sender.setPort(server.getPort() >= 0 ? server.getPort() : secure ? 465 : 587);
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    Properties properties = sender.getJavaMailProperties();
    properties.setProperty("mail.%s.connectiontimeout".formatted(server.getScheme()), "10000");
    properties.setProperty("mail.%s.timeout".formatted(server.getScheme()), "20000");
    properties.setProperty("mail.smtp.starttls.enable", "true");
    String user = server.getUserInfo();
    if (user != null) {
      String[] parts = user.split(":", 2);
      sender.setUsername(parts[0]);
      sender.setPassword(parts.length > 1 ? parts[1] : "");
      properties.setProperty("mail.%s.auth".formatted(server.getScheme()), "true");
    }
    return sender;
  }

  @Scheduled(fixedDelay = 2_000)
  void post() {
    sender.ifPresent(this::post);
  }

  private void post(JavaMailSenderImpl through) {
    transaction.executeWithoutResult(
        status -> {
          List<Mails.Kept> due = store.due(clock.instant(), BATCH);
          due.forEach(mail -> post(through, mail));
        });
  }

  private void post(JavaMailSenderImpl through, Mails.Kept mail) {
    SimpleMailMessage message = new SimpleMailMessage();
    message.setFrom(from);
    message.setTo(mail.recipient());
    message.setSubject(mail.subject());
    message.setText(mail.body());
    try {
      through.send(message);
      store.sent(mail.id(), clock.instant());
    } catch (MailException failure) {
      LOG.warn("mail.refused mailId={} cause={}", mail.id(), failure.getClass().getSimpleName());
      String said = String.valueOf(failure.getMessage());
      store.refused(mail.id(), clock.instant(), said.substring(0, Math.min(500, said.length())));
    }
  }
}
