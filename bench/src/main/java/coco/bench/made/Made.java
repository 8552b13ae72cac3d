package coco.bench.made;

import org.jspecify.annotations.Nullable;

/** One interaction as it is made; fields stay open while its party's story is told. */
final class Made {
  /** No case, or no party named. */
  static final int NONE = -1;

  final int teller;
  final int place;
  final String type;
  long time;
  long recorded;
  int party;
  int caseNumber = NONE;
  @Nullable String actor;
  @Nullable String channel;
  @Nullable String direction;
  @Nullable String template;
  @Nullable String language;
  @Nullable String signature;
  @Nullable String queue;
  @Nullable String author;
  @Nullable String approver;
  @Nullable String priority;
  @Nullable String zone;
  @Nullable String partyLanguage;
  @Nullable String tier;

  Made(int teller, int place, String type, long time) {
    this.teller = teller;
    this.place = place;
    this.type = type;
    this.time = time;
    this.recorded = time;
    this.party = teller;
  }

  /** The same interaction, arriving once more. */
  Made again(long later) {
    Made copy = new Made(teller, place, type, time);
    copy.recorded = later;
    copy.party = party;
    copy.caseNumber = caseNumber;
    copy.actor = actor;
    copy.channel = channel;
    copy.direction = direction;
    copy.template = template;
    copy.language = language;
    copy.signature = signature;
    copy.queue = queue;
    copy.author = author;
    copy.approver = approver;
    copy.priority = priority;
    copy.zone = zone;
    copy.partyLanguage = partyLanguage;
    copy.tier = tier;
    return copy;
  }
}
