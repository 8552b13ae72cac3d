package coco.server.privacy;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.web.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a module knows of a person, for the page that shows all of it. */
public interface KnownOfPerson {
  /**
   * What the viewer may see of it, in the reader's language.
   *
   * @param person who may be the viewer
   */
  Known of(Viewer viewer, UUID person, Said said);

  /**
   * Whether the viewer sees all of a person: their own, or anybody's. Others see what campaigns
   * told those who report to them, and neither what they asked nor what they wrote.
   */
  static boolean isWhole(Viewer viewer, UUID person) {
    return viewer.id().equals(person) || viewer.may(Permission.READ_PICTURES);
  }

  /** How the reader is told: in a language, by the clock of a zone. */
  record Said(Texts texts, ZoneId zone) {
    /**
     * An edition, the same in every module.
     *
     * @param name what its texts call it; empty for a draft
     */
    public String edition(String codeKey, Optional<String> name) {
      return name.map(it -> of("privacy.edition", codeKey, it))
          .orElseGet(() -> of("privacy.draft", codeKey));
    }

    public String of(String key, Object... arguments) {
      return texts.of(key, arguments);
    }

    public String moment(Instant at) {
      return texts.moment(at, zone);
    }
  }

  /**
   * What is known.
   *
   * @param facts what holds today
   * @param open what they still have to do
   * @param happened in any order
   */
  record Known(List<Fact> facts, List<Open> open, List<Happened> happened) {
    public Known {
      facts = List.copyOf(facts);
      open = List.copyOf(open);
      happened = List.copyOf(happened);
    }

    /** Nothing but what happened. */
    public static Known of(List<Happened> happened) {
      return new Known(List.of(), List.of(), happened);
    }
  }

  /** Something that holds today. */
  record Fact(String title, String text) {}

  /** Something that they still have to do. */
  record Open(String text, Instant due, boolean isLate) {}

  /**
   * Something that happened.
   *
   * @param edition which one it is about; empty for none, or where another module knows
   * @param about the thing it is about, by which another module may know the edition
   * @param detail more of it; empty for none
   */
  record Happened(Instant at, String edition, Optional<UUID> about, String text, String detail) {
    /** The same, once the edition is known. */
    public Happened of(String known) {
      return new Happened(at, known, about, text, detail);
    }
  }
}
