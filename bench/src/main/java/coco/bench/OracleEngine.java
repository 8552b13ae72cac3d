package coco.bench;

import coco.bench.made.Dataset;
import coco.engine.Interaction;
import coco.engine.LevelVerdict;
import coco.engine.trial.PartyOracle;
import coco.language.code.Clause;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The meaning of the code, told slowly and independently of the engine: the digest that every row
 * of a result must equal.
 */
final class OracleEngine implements Engine {
  /** The rules that compare a sum of times with their length; other levels compare occasions. */
  private static final Set<String> AVERAGES =
      TwoShores.code().rules().stream()
          .filter(rule -> rule.clause() instanceof Clause.Average)
          .map(rule -> rule.id().text())
          .collect(Collectors.toSet());

  @Override
  public String name() {
    return "oracle";
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public String idiom() {
    return "Every rule looked up in the whole list of a party's events; slow, and written to be right.";
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
    List<Interaction> interactions = new ArrayList<>();
    Rows.read(dataset.file(), row -> interactions.add(Interactions.of(row)));
    SortedMap<String, LevelSum> levels = new TreeMap<>();
    Object turn = new Object();
    new PartyOracle(List.of(TwoShores.code()))
        .judge(
            interactions,
            Dataset.AS_OF,
            (ofParty, shares) -> {
              synchronized (turn) {
                ofParty.forEach(verdict -> VerdictText.write(verdict, verdicts));
                shares.forEach(
                    share ->
                        levels.merge(
                            "%s %s %s".formatted(share.rule().text(), share.period(), share.per()),
                            LevelSum.of(share),
                            LevelSum::plus));
              }
            });
    levels.values().forEach(sum -> VerdictText.write(sum.verdict(), verdicts));
  }

  /** One period and group of a level, of some parties: sums of what each party's share says. */
  private record LevelSum(
      LevelVerdict one,
      long opened,
      long met,
      long breached,
      boolean open,
      BigInteger taken,
      long done) {
    static LevelSum of(LevelVerdict share) {
      LevelVerdict.Average average = share.average();
      return new LevelSum(
          share,
          share.opened(),
          share.met(),
          share.breached(),
          share.state() == LevelVerdict.State.PENDING,
          average == null ? BigInteger.ZERO : average.sum(),
          average == null ? 0 : average.done());
    }

    LevelSum plus(LevelSum other) {
      return new LevelSum(
          one,
          opened + other.opened,
          met + other.met,
          breached + other.breached,
          open || other.open,
          taken.add(other.taken),
          done + other.done);
    }

    LevelVerdict verdict() {
      return new LevelVerdict(
          one.rule(),
          one.edition(),
          one.period(),
          one.per(),
          opened,
          met,
          breached,
          0,
          0,
          0,
          0,
          one.target(),
          null,
          state());
    }

    private LevelVerdict.State state() {
      if (open) {
        return LevelVerdict.State.PENDING;
      }
      boolean isAverage = AVERAGES.contains(one.rule().text());
      long counted = isAverage ? done : met + breached;
      if (counted == 0) {
        return LevelVerdict.State.VOID;
      }
      boolean kept =
          isAverage
              ? new BigDecimal(taken).compareTo(one.target().multiply(BigDecimal.valueOf(done)))
                  <= 0
              : BigDecimal.valueOf(met * 100)
                      .compareTo(one.target().multiply(BigDecimal.valueOf(counted)))
                  >= 0;
      return kept ? LevelVerdict.State.MET : LevelVerdict.State.BREACHED;
    }
  }
}
