package coco.engine.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Interaction;
import coco.engine.backtest.History;
import coco.engine.column.Chunk;
import coco.engine.column.ChunkBuilder;
import coco.engine.monitor.PartyKey;
import coco.language.code.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prepared history holds what {@link History} holds of the same interactions. */
class PreparedHistoryTest {
  private static final long MEMORY = 64L << 20;
  private static final Set<String> READS =
      Set.of(
          "amount",
          "case.x",
          "party.kind",
          "channel",
          "mixed",
          "a b",
          "Amount",
          "é:1",
          "actor",
          "party",
          "direction",
          "recorded",
          "time",
          "nowhere");

  @TempDir private Path folder;

  @Test
  void holdsWhatAHistoryHolds() {
    for (long seed = 0; seed < 24; seed++) {
      List<Interaction> given = new RandomHistory(seed).interactions(1 + (int) seed * 12);
      Path store = folder.resolve("store" + seed);
      try (Preparation preparation =
          seed % 2 == 0
              ? Preparation.of(store, MEMORY)
              : Preparation.appending(store, small(store))) {
        given.forEach(preparation::add);
        preparation.finish((done, all) -> {});
      }

      compare("seed " + seed, PreparedHistory.open(store), given);
    }
  }

  @Test
  void holdsTheSameWhenItIsAddedToInParts() {
    for (long seed = 100; seed < 112; seed++) {
      List<Interaction> given = new RandomHistory(seed).interactions((int) seed);
      Path store = folder.resolve("store" + seed);
      int third = given.size() / 3;
      for (List<Interaction> part :
          List.of(
              given.subList(0, third),
              given.subList(third, 2 * third),
              given.subList(2 * third, given.size()))) {
        try (Preparation preparation = Preparation.appending(store, small(store))) {
          part.forEach(preparation::add);
          preparation.finish((done, all) -> {});
        }
      }

      compare("seed " + seed, PreparedHistory.open(store), given);
    }
  }

  /** Bounds so narrow that every pass has many parts, and some are split again. */
  private static Work small(Path store) {
    return new Work(Store.unfinished(store), 600, 1, 5);
  }

  private static void compare(String what, PreparedHistory prepared, List<Interaction> given) {
    History history = new History();
    given.forEach(history::add);
    assertThat(prepared.events()).as(what).isEqualTo(history.size());
    assertThat(prepared.repeated()).as(what).isEqualTo(history.repeated());
    assertThat(prepared.differing()).as(what).isEqualTo(history.differing().size());
    assertThat(prepared.last()).as(what).isEqualTo(history.last());
    Map<String, List<String>> expected = new TreeMap<>();
    parties(history)
        .forEach(
            (party, events) ->
                expected.put(events.getFirst().key() + "", lines(party, events, history)));
    Map<String, List<String>> actual = new TreeMap<>();
    long cases = 0;
    for (int i = 0; i < prepared.count(); i++) {
      Chunk chunk = prepared.read(i, READS);
      cases += chunk.caseCount();
      for (int party = 0; party < chunk.parties(); party++) {
        actual.put(chunk.key(chunk.partyStarts()[party]) + "", lines(chunk, party));
      }
    }
    assertThat(actual).as(what).isEqualTo(expected);
    assertThat(prepared.parties()).as(what).isEqualTo(expected.size());
    assertThat(prepared.cases()).as(what).isEqualTo(cases);
    Map<String, Long> types = new TreeMap<>();
    history.interactions().forEach(each -> types.merge(each.type(), 1L, Long::sum));
    assertThat(prepared.types()).as(what).isEqualTo(types);
    List<String> replayed = new ArrayList<>();
    prepared.replay(each -> replayed.add(each.key() + each.text()));
    assertThat(replayed)
        .as(what)
        .containsExactlyInAnyOrderElementsOf(
            history.interactions().stream().map(each -> each.key() + each.text()).toList());
  }

  private static Map<PartyKey, List<Interaction>> parties(History history) {
    Map<String, Interaction> naming = new HashMap<>();
    history.interactions().stream()
        .filter(each -> each.caseId() != null && each.party() != null)
        .sorted(Interaction.ORDER.reversed())
        .forEach(each -> naming.put(each.caseId(), each));
    Map<PartyKey, List<Interaction>> parties = new LinkedHashMap<>();
    for (Interaction each : history.interactions()) {
      Interaction named = naming.get(each.caseId());
      parties
          .computeIfAbsent(
              PartyKey.of(each, named == null ? null : named.party()), key -> new ArrayList<>())
          .add(each);
    }
    parties.values().forEach(each -> each.sort(Interaction.ORDER));
    return parties;
  }

  /** What {@link ChunkBuilder} makes of a party, and when each of its cases was named. */
  private static List<String> lines(PartyKey party, List<Interaction> events, History history) {
    ChunkBuilder builder = new ChunkBuilder(READS);
    builder.add(party, events);
    Chunk chunk = builder.build();
    for (int i = 0; i < chunk.caseCount(); i++) {
      chunk.namedAt()[i] = namedAt(chunk.caseNames()[i], history);
    }
    return lines(chunk, 0);
  }

  private static long namedAt(@Nullable String caseName, History history) {
    List<Interaction> events =
        history.interactions().stream()
            .filter(each -> caseName != null && caseName.equals(each.caseId()))
            .sorted(Interaction.ORDER)
            .toList();
    return events.stream()
        .filter(each -> each.party() != null)
        .findFirst()
        .map(Interaction::time)
        .filter(time -> !time.equals(events.getFirst().time()))
        .map(StoredColumn::micros)
        .orElse(Chunk.AT_ONCE);
  }

  private static List<String> lines(Chunk chunk, int party) {
    List<String> lines = new ArrayList<>();
    lines.add(
        chunk.partyNames()[party]
            + " "
            + (chunk.caseStarts()[party + 1] - chunk.caseStarts()[party]));
    for (int row = chunk.partyStarts()[party]; row < chunk.partyStarts()[party + 1]; row++) {
      int number = chunk.cases()[row];
      Map<String, @Nullable Value> values = new TreeMap<>();
      for (String name : READS) {
        int[] column = name.equals("time") ? null : chunk.columns().get(name);
        if (column != null && column[row] != 0) {
          values.put(name, chunk.dictionary().value(column[row]));
          assertThat(chunk.dictionary().number(values.get(name))).isEqualTo(column[row]);
        }
      }
      lines.add(
          String.join(
              "|",
              chunk.key(row).toString(),
              Instant.EPOCH.plusNanos(chunk.times()[row] * 1_000).toString(),
              chunk.typeNames()[chunk.types()[row]],
              String.valueOf(number - chunk.caseStarts()[party]),
              chunk.caseNames()[number],
              String.valueOf(chunk.namedAt()[number]),
              values.toString()));
    }
    return lines;
  }

  @Test
  void severalThreadsReadAtOnce() {
    Path store = folder.resolve("store");
    List<Interaction> given = new RandomHistory(7).interactions(4_000);
    try (Preparation preparation = Preparation.of(store, MEMORY)) {
      given.forEach(preparation::add);
      preparation.finish((done, all) -> {});
    }
    PreparedHistory prepared = PreparedHistory.open(store);

    List<Integer> counts =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> prepared.read(i % prepared.count(), READS).events())
            .toList();

    assertThat(counts.stream().limit(prepared.count()).mapToLong(Integer::longValue).sum())
        .isEqualTo(prepared.events());
  }
}
