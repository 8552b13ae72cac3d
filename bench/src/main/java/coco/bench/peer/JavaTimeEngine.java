package coco.bench.peer;

import coco.bench.Engine;
import coco.bench.Row;
import coco.bench.Rows;
import coco.bench.TwoShores;
import coco.bench.VerdictFiles;
import coco.bench.made.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plain Java with {@code java.time}, as a competent person would write these rules by hand. */
public final class JavaTimeEngine implements Engine {
  @Override
  public String name() {
    return "java.time";
  }

  @Override
  public String version() {
    return Runtime.version().toString();
  }

  @Override
  public String idiom() {
    return "A method for each rule over a party's sorted events; calendars walked day by day; one thread.";
  }

  @Override
  public boolean takesLate() {
    return true;
  }

  @Override
  public List<String> rules() {
    return TwoShores.rules();
  }

  @Override
  public SortedMap<String, String> cannot() {
    return new TreeMap<>();
  }

  @Override
  public void judge(Dataset dataset, VerdictFiles verdicts) throws Exception {
    Map<String, Row> counting = new LinkedHashMap<>();
    Rows.read(
        dataset.file(),
        row ->
            counting.merge(
                row.id(), row, (one, other) -> other.recorded() > one.recorded() ? other : one));
    List<Row> rows = new ArrayList<>(counting.values());
    rows.sort(Comparator.comparingLong(Row::time).thenComparingLong(Row::sequence));
    Map<String, String> partyOfCase = new HashMap<>();
    for (Row row : rows) {
      if (row.caseId() != null && row.party() != null) {
        partyOfCase.putIfAbsent(row.caseId(), row.party());
      }
    }
    Map<String, List<Row>> parties = new LinkedHashMap<>();
    for (Row row : rows) {
      String named = row.caseId() == null ? row.party() : partyOfCase.get(row.caseId());
      String party = named != null ? named : row.caseId() != null ? row.caseId() : row.id();
      parties.computeIfAbsent(party, key -> new ArrayList<>()).add(row);
    }
    JavaTimeRules rules = new JavaTimeRules(verdicts);
    parties.values().forEach(rules::judge);
    rules.levels();
  }
}
