package coco.server.measures;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** How often rules were kept in the latest measured month of their code. */
public interface MeasuredRules {
  /** A month, and what was counted in it. */
  record Latest(YearMonth month, Count count) {}

  /** Of a rule; empty where none of its cases was decided in its code's latest month. */
  Optional<Latest> latest(String code, String rule);

  /** The keys of the codes that were measured. */
  List<String> codes();
}
