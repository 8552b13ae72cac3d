package coco.server.notify;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.HeaderTerm;
import java.net.URI;
import java.util.Properties;

/**
 * A mailbox that gets a copy of each mail in the same act as its recipient, so that it knows which
 * mails the server took.
 */
final class MailArchive implements AutoCloseable {
  private final Store store;
  private final Folder folder;

  private MailArchive(Store store, Folder folder) {
    this.store = store;
    this.folder = folder;
  }

  /** Where copies go. */
  static String address(URI archive) {
    return archive.getQuery().substring("address=".length());
  }

  /**
   * Opens it.
   *
   * @throws MessagingException where it cannot be reached or lets nobody in
   */
  static MailArchive open(URI archive) throws MessagingException {
    String protocol = archive.getScheme();
    Properties properties = new Properties();
    properties.setProperty("mail.%s.connectiontimeout".formatted(protocol), "10000");
    properties.setProperty("mail.%s.timeout".formatted(protocol), "30000");
    properties.setProperty("mail.imap.starttls.enable", "true");
    Store store = Session.getInstance(properties).getStore(protocol);
    String[] user = archive.getUserInfo().split(":", 2);
    store.connect(archive.getHost(), archive.getPort(), user[0], user[1]);
    String name = archive.getPath().replaceFirst("^/", "");
    Folder folder = store.getFolder(name.isEmpty() ? "INBOX" : name);
    folder.open(Folder.READ_ONLY);
    return new MailArchive(store, folder);
  }

  /** Whether the mail is in it. */
  boolean has(Mails.Waiting mail) throws MessagingException {
    return folder.search(new HeaderTerm("Message-ID", mail.messageId())).length > 0;
  }

  @Override
  public void close() throws MessagingException {
    try (store) {
      folder.close(false);
    }
  }
}
