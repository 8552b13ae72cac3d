package coco.server.learn;

import coco.server.measures.AfterMeasures;
import org.springframework.stereotype.Component;

/** Asks people at once whom an assignment waits for until a rule is often broken. */
@Component
class MeasuredAssignments implements AfterMeasures {
  private final CourseAssignmentStore store;
  private final CourseReminders reminders;

  MeasuredAssignments(CourseAssignmentStore store, CourseReminders reminders) {
    this.store = store;
    this.reminders = reminders;
  }

  @Override
  public void measured(String code) {
    store.running().stream()
        .filter(it -> it.broken().filter(broken -> broken.code().equals(code)).isPresent())
        .forEach(reminders::enrol);
  }
}
