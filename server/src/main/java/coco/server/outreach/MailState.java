package coco.server.outreach;

/** What is known of the last mail that a letter was sent, as conditions in SQL of its row. */
final class MailState {
  /** The last mail could not be delivered, for days. */
  static final String GIVEN_UP =
      """
       coalesce((select given_up_at is not null from letter_mail where letter_id = letter.id
          order by made_at desc, mail_id limit 1), false)
      """;

  private MailState() {}
}
