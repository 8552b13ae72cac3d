package coco.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules use each other as their {@code package-info} says, and no other way. */
class ModulesTest {
  @Test
  void modulesKeepTheirBorders() {
    ApplicationModules.of(Application.class).verify();
  }
}
