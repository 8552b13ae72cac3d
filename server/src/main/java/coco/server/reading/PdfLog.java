package coco.server.reading;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the maker of PDFs has to say of faults to the server's log; the rest is for nobody.
 */
final class PdfLog implements XRLogger {
  private static final Logger LOG = LoggerFactory.getLogger(PdfLog.class);

  @Override
  public void log(String where, Level level, String message) {
    if (isFault(level)) {
      LOG.warn("pdf.made where={} {}", where, message);
    }
  }

  @Override
  public void log(String where, Level level, String message, Throwable cause) {
    if (isFault(level)) {
      LOG.warn("pdf.made where={} {}", where, message, cause);
    }
  }

  private static boolean isFault(Level level) {
    return level.intValue() >= Level.WARNING.intValue();
  }

  @Override
  public void setLevel(String logger, Level level) {
    // The level is the server's.
  }

  @Override
  public boolean isLogLevelEnabled(Diagnostic diagnostic) {
    return isFault(diagnostic.getLevel());
  }
}
