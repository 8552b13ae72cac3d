package coco.server.notify;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real mail server, SMTP and IMAP, in which everybody has a mailbox and one is the archive. */
public final class MailServers implements AutoCloseable {
  public static final String ARCHIVE = "archive@example.org";

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });

  public MailServers() {
    server.setUser(ARCHIVE, "archive", "s/ecret");
    server.start();
  }

  /** The settings that lead to it. */
  public Map<String, String> settings() {
    return Map.of(
        "COCO_MAIL",
        "smtp://127.0.0.1:" + server.getSmtp().getPort(),
        "COCO_MAIL_FROM",
        "code@example.org",
        "COCO_MAIL_ARCHIVE",
        "imap://archive:s%%2Fecret@127.0.0.1:%d/INBOX?address=%s"
            .formatted(server.getImap().getPort(), ARCHIVE));
  }

  public GreenMail server() {
    return server;
  }

  /** The mails of one mailbox, the oldest first. */
  public List<MimeMessage> mails(String address) throws FolderException {
    GreenMailUser user = server.getUserManager().getUserByEmail(address);
    return server.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
        .map(StoredMessage::getMimeMessage)
        .toList();
  }

  /** The Message-IDs in the mailbox of each recipient, the archive's included. */
  public Map<String, List<String>> messageIds() throws FolderException, MessagingException {
    Map<String, List<String>> all = new TreeMap<>();
    for (GreenMailUser user : server.getUserManager().listUser()) {
      MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
      List<String> ids = new ArrayList<>();
      for (StoredMessage message : inbox.getMessages()) {
        ids.add(message.getMimeMessage().getMessageID());
      }
      all.put(user.getEmail(), ids);
    }
    return all;
  }

  @Override
  public void close() {
    server.stop();
  }
}
