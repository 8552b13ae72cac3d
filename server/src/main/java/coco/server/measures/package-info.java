/**
 * Measures: how often each promise of a code was kept, month by month, as backtests found it.
 *
 * <p>In come files of verdicts that {@code coco backtest --out} writes, of which counts and a hash
 * are kept, and nothing of anybody; out go a table for the office, acts in the log of evidence,
 * reasons to review rules that are often broken, and, for those who assign courses, {@link
 * coco.server.measures.MeasuredRules} and {@link coco.server.measures.AfterMeasures}. It judges
 * nothing itself.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"access", "web", "evidence", "code", "reading", "review", "privacy"})
package coco.server.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
