package coco.engine.sweep;

import coco.engine.column.Chunk;
import coco.engine.column.Dictionary;
import coco.engine.rules.Atom;
import coco.engine.rules.CompiledState;
import coco.engine.rules.Facts;
import coco.engine.rules.Matcher;
import coco.engine.rules.Rules;
import coco.engine.rules.Slot;
import coco.engine.rules.Truth;
import coco.language.code.Attribute.Owner;
import coco.language.code.Value;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known at a row of a chunk. The event's own attributes are those of the row; what is known
 * of its case and party is as it stands.
 *
 * <p>Cases are numbered from 0 within the party at hand.
 */
final class Cursor implements Facts {
  /** The number of a zone that is unknown. */
  static final int NO_ZONE = Dictionary.NONE;

  /** The answers of an atom by value; 0 where it has not been asked yet. */
  private static final byte HOLDS = 1;

  private static final byte FAILS = 2;
  private static final byte UNKNOWN = 3;

  private final Rules rules;
  private final Switches switches;
  private final List<String> eventNames;
  private final List<String> caseNames;
  private final List<String> partyNames;
  private final int zonePlace;
  private final int[] @Nullable [] ofEvent;
  private final int[] @Nullable [] setsOfCase;
  private final int[] @Nullable [] setsOfParty;
  private final int[] partyValues;
  private final byte[] @Nullable [] answers;

  /** Raised whenever the cursor moves: what was asked before is asked anew. */
  private long turn;

  /** By matcher the turn in which it was asked last, and what it said. */
  private final long[] askedAt;

  private final boolean[] matched;
  private int[] caseValues = new int[16];
  private int[] typeOf = new int[0];
  private @Nullable ZoneId[] zones = new ZoneId[0];
  private byte[] zoneKnown = new byte[0];
  private @Nullable Chunk chunk;
  private Dictionary dictionary = new Dictionary();
  private long[] times = new long[0];
  private int[] types = new int[0];
  private int[] cases = new int[0];
  private int firstCase;
  private int row;
  private int theCase;
  private long time;
  private int type;
  private int zone;
  private @Nullable ZoneId partyZone;

  Cursor(Rules rules, Switches switches) {
    this.rules = rules;
    this.switches = switches;
    this.eventNames = rules.reads(Owner.EVENT);
    this.caseNames = rules.reads(Owner.CASE);
    this.partyNames = rules.reads(Owner.PARTY);
    this.zonePlace = rules.partyZonePlace();
    this.ofEvent = new int[eventNames.size()][];
    this.setsOfCase = new int[caseNames.size()][];
    this.setsOfParty = new int[partyNames.size()][];
    this.partyValues = new int[partyNames.size()];
    this.answers = new byte[rules.atoms()][];
    this.askedAt = new long[rules.matchers()];
    this.matched = new boolean[rules.matchers()];
  }

  /** Goes to another chunk. */
  void open(Chunk of) {
    chunk = of;
    dictionary = of.dictionary();
    times = of.times();
    types = of.types();
    cases = of.cases();
    for (int place = 0; place < ofEvent.length; place++) {
      ofEvent[place] = of.column(eventNames.get(place));
    }
    for (int place = 0; place < setsOfCase.length; place++) {
      setsOfCase[place] = of.columns().get("case." + caseNames.get(place));
    }
    for (int place = 0; place < setsOfParty.length; place++) {
      setsOfParty[place] = of.columns().get("party." + partyNames.get(place));
    }
    typeOf = new int[of.typeNames().length];
    for (int i = 0; i < typeOf.length; i++) {
      typeOf[i] = rules.type(of.typeNames()[i]);
    }
    Arrays.fill(answers, null);
    zones = new ZoneId[dictionary.size()];
    zoneKnown = new byte[dictionary.size()];
  }

  Chunk chunk() {
    if (chunk == null) {
      throw new IllegalStateException("no chunk is open");
    }
    return chunk;
  }

  /** Goes to another party, of which nothing is known yet. */
  void enter(int firstCaseOfParty, int caseCount) {
    firstCase = firstCaseOfParty;
    int needed = caseCount * setsOfCase.length;
    if (caseValues.length < needed) {
      caseValues = new int[Math.max(needed, 2 * caseValues.length)];
    } else {
      Arrays.fill(caseValues, 0, needed, Dictionary.NONE);
    }
    Arrays.fill(partyValues, Dictionary.NONE);
    zone = NO_ZONE;
    partyZone = null;
  }

  long timeOf(int of) {
    return times[of];
  }

  /** The number of a row's type among those that the rules know. */
  int typeOf(int of) {
    return typeOf[types[of]];
  }

  /** The number of a row's case within the party. */
  int caseOf(int of) {
    return cases[of] - firstCase;
  }

  /**
   * Takes the next row of the party: sets what it sets of case and party.
   *
   * @return whether it sets anything that a rule reads
   */
  boolean take(int next) {
    to(next);
    boolean sets = false;
    int base = theCase * setsOfCase.length;
    for (int place = 0; place < setsOfCase.length; place++) {
      int[] column = setsOfCase[place];
      if (column != null && column[next] != Dictionary.NONE) {
        caseValues[base + place] = column[next];
        sets = true;
      }
    }
    for (int place = 0; place < setsOfParty.length; place++) {
      int[] column = setsOfParty[place];
      if (column != null && column[next] != Dictionary.NONE) {
        partyValues[place] = column[next];
        sets = true;
        if (place == zonePlace) {
          readIn(known(column[next]));
        }
      }
    }
    return sets;
  }

  /** Goes to a row of the party; what is known of case and party stays as it is. */
  void to(int of) {
    turn++;
    row = of;
    time = times[of];
    type = typeOf[types[of]];
    theCase = cases[of] - firstCase;
  }

  /** Reads hours of the party's own in a zone from now on. */
  void readIn(int number) {
    if (number != zone) {
      zone = number;
      partyZone = zones[number];
    }
  }

  /** The number of the party's zone as it stands; {@link #NO_ZONE} where it is unknown. */
  int zoneOfParty() {
    return known(partyValues[zonePlace]);
  }

  /** The number itself where it names a zone. */
  private int known(int number) {
    if (number == NO_ZONE) {
      return NO_ZONE;
    }
    if (zoneKnown[number] == 0) {
      zones[number] = dictionary.value(number) instanceof Value.Text text ? zone(text) : null;
      zoneKnown[number] = 1;
    }
    return zones[number] == null ? NO_ZONE : number;
  }

  private static @Nullable ZoneId zone(Value.Text text) {
    try {
      return ZoneId.of(text.text());
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  /** The zone of a number; null for {@link #NO_ZONE}. */
  @Nullable ZoneId zoneId(int number) {
    return zones[number];
  }

  int row() {
    return row;
  }

  int theCase() {
    return theCase;
  }

  int zone() {
    return zone;
  }

  /** The number of an attribute's value, as it stands. */
  int number(Slot slot) {
    if (slot.isOfEvent()) {
      int[] column = ofEvent[slot.place()];
      return column == null ? Dictionary.NONE : column[row];
    }
    return slot.owner() == Owner.CASE
        ? caseValues[theCase * setsOfCase.length + slot.place()]
        : partyValues[slot.place()];
  }

  @Nullable Value value(int number) {
    return dictionary.value(number);
  }

  @Override
  public long time() {
    return time;
  }

  @Override
  public int type() {
    return type;
  }

  @Override
  public @Nullable Value ofEvent(int place) {
    int[] column = ofEvent[place];
    return column == null ? null : dictionary.value(column[row]);
  }

  @Override
  public @Nullable Value ofCase(int place) {
    return dictionary.value(caseValues[theCase * setsOfCase.length + place]);
  }

  @Override
  public @Nullable Value ofParty(int place) {
    return dictionary.value(partyValues[place]);
  }

  @Override
  public boolean matches(Matcher matcher) {
    int number = matcher.number();
    if (askedAt[number] != turn) {
      // What is known of case and party is set before the first question of an event.
      askedAt[number] = turn;
      matched[number] = matcher.isMatch(this);
    }
    return matched[number];
  }

  @Override
  public Truth answer(Atom atom) {
    int number = number(atom.slot());
    byte[] known = answers[atom.number()];
    if (known == null) {
      known = new byte[dictionary.size()];
      answers[atom.number()] = known;
    }
    byte answer = known[number];
    if (answer == 0) {
      answer = answer(atom.answer(dictionary.value(number)));
      known[number] = answer;
    }
    return answer == HOLDS ? Truth.TRUE : answer == FAILS ? Truth.FALSE : Truth.UNKNOWN;
  }

  private static byte answer(Truth truth) {
    return switch (truth) {
      case TRUE -> HOLDS;
      case FALSE -> FAILS;
      case UNKNOWN -> UNKNOWN;
    };
  }

  @Override
  public boolean isOn(CompiledState state) {
    return switches.isOn(state, theCase);
  }

  @Override
  public long statesLast() {
    throw new IllegalStateException("a sweep is not asked until when");
  }

  @Override
  public @Nullable ZoneId partyZone() {
    return partyZone;
  }
}
