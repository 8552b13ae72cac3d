package coco.server.demo;

import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.inform.Answer;
import coco.server.inform.Brief;
import coco.server.inform.ReadingSheet;
import coco.server.outreach.Letter;
import coco.server.outreach.Mailings;
import coco.server.outreach.PartyLetters;
import coco.server.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The mailing of the demonstration: partners are told of the edition in force. Some have read it,
 * some acknowledged, one declined, and some are late.
 */
@Component
class MadeMailings {
  /** Who declines, in the order of names. */
  private static final int DECLINING = 8;

  private final Mailings mailings;
  private final PartyLetters letters;
  private final JdbcClient jdbc;

  MadeMailings(Mailings mailings, PartyLetters letters, JdbcClient jdbc) {
    this.mailings = mailings;
    this.letters = letters;
    this.jdbc = jdbc;
  }

  /** What opens a partner's letter, as the link in its mail would. */
  private record Opened(PartyLetters.Pass pass, Language language) {}

  void run(Viewer officer, UUID edition) {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    Instant begun = Instant.parse(today.minusDays(18) + "T08:00:00Z");
    Mailings.Wanted wanted =
        new Mailings.Wanted(
            edition.toString(),
            new Brief.Form(
                Cast.text("mailing-partners.txt").strip(),
                List.of("read", "acknowledge"),
                "",
                "",
                "day",
                today.minusDays(3).toString(),
                ""),
            false,
            "kinds",
            List.of("partner"),
            List.of(),
            "");
    UUID mailing =
        switch (MadeTime.at(begun, () -> mailings.make(officer, wanted))) {
          case Mailings.Made.No no -> throw new IllegalStateException(no.problems().toString());
          case Mailings.Made.Yes yes -> yes.id();
        };
    MadeTime.at(begun, () -> mailings.launch(officer, mailing)).ifPresent(MadeMailings::refuse);
    List<Opened> all = opened(mailing);
    for (int i = 0; i < all.size(); i++) {
      Instant at = begun.plus(Duration.ofHours(5L * (i + 1)));
      Opened one = all.get(i);
      if (i == DECLINING) {
        answer(one, at, Answer.Kind.REFUSED, Cast.text("mailing-refused.txt").strip());
      } else if (i % 5 < 3) {
        MadeTime.at(at, () -> read(one));
        if (i % 5 < 2) {
          answer(one, at.plus(Duration.ofMinutes(9)), Answer.Kind.GIVEN, "");
        }
      }
    }
  }

  private static void refuse(String problem) {
    throw new IllegalStateException("the demonstration's mailing: " + problem);
  }

  private List<Opened> opened(UUID mailing) {
    return jdbc.sql(
            """
            select letter.id, hash, party.language from letter
              join letter_link on letter_id = letter.id join party on party.id = party_id
            where mailing_id = :mailing order by party.name, party.id
            """)
        .param("mailing", mailing)
        .query(
            (row, number) ->
                new Opened(
                    new PartyLetters.Pass(row.getObject("id", UUID.class), row.getString("hash")),
                    Language.ofTag(row.getString("language")).orElseThrow()))
        .list();
  }

  private Letter read(Opened one) {
    Letter letter = letters.open(one.pass());
    Published edition = letters.edition(letter).orElseThrow();
    List<String> rules =
        letters.sheet(letter, edition, Texts.in(one.language())).parts().stream()
            .map(ReadingSheet.Part::ruleIds)
            .flatMap(List::stream)
            .toList();
    letters.read(one.pass(), one.language(), rules).ifPresent(MadeMailings::refuse);
    return letter;
  }

  private void answer(Opened one, Instant at, Answer.Kind kind, String reason) {
    MadeTime.at(
            at,
            () -> {
              Letter letter = letters.open(one.pass());
              Published edition = letters.edition(letter).orElseThrow();
              return letters.answer(
                  one.pass(), kind, Texts.in(one.language()), letters.bound(edition), reason);
            })
        .ifPresent(MadeMailings::refuse);
  }
}
