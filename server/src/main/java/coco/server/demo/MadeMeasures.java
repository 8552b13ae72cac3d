package coco.server.demo;

import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.measures.Measures;
import coco.server.web.Texts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** How often the demonstration's promises were kept in the last two months that are over. */
@Component
class MadeMeasures {
  private static final String CODE = "riverside-water";
  private static final String EDITION = "2026.1";
  private static final List<String> STATES = List.of("met", "breached", "pending", "void");

  private final Measures measures;

  MadeMeasures(Measures measures) {
    this.measures = measures;
  }

  void make(Viewer officer) {
    YearMonth now = YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC));
    for (int ago = 2; ago > 0; ago--) {
      byte[] file = file(now.minusMonths(ago), ago).getBytes(StandardCharsets.UTF_8);
      Instant brought = Instant.parse(now.minusMonths(ago - 1L).atDay(1) + "T07:40:00Z");
      Measures.Outcome outcome =
          MadeTime.at(
              brought,
              () ->
                  measures.bring(
                      officer,
                      CODE,
                      new ByteArrayInputStream(file),
                      false,
                      Texts.in(Language.ENGLISH)));
      if (outcome instanceof Measures.Outcome.No no) {
        throw new IllegalStateException("the demonstration's measurements: " + no.why());
      }
    }
  }

  /** Verdicts as a backtest writes them. */
  private static String file(YearMonth month, int ago) {
    StringBuilder file = new StringBuilder("rule,edition,source,case,trigger,triggered,state\n");
    int number = 0;
    for (List<String> cells : Cast.measures()) {
      if (Integer.parseInt(cells.getFirst()) == ago) {
        for (int i = 0; i < STATES.size(); i++) {
          for (int n = Integer.parseInt(cells.get(2 + i)); n > 0; n--) {
            number++;
            file.append(
                "%s,%s,made,m%d,m%d,%sT10:00:00Z,%s\n"
                    .formatted(
                        cells.get(1),
                        EDITION,
                        number,
                        number,
                        month.atDay(1 + number % 28),
                        STATES.get(i)));
          }
        }
      }
    }
    return file.toString();
  }
}
