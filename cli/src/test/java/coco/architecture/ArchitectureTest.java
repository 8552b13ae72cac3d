package coco.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The rules of the house that a machine can see. Each ships with a class that breaks it, and is
 * seen to notice.
 */
class ArchitectureTest {
  private static final String[] CORE = {"coco.language..", "coco.engine.."};

  /** Rules by name; the same for the house and for the broken example. */
  private static Map<String, ArchRule> rules(String house) {
    Map<String, ArchRule> rules = new TreeMap<>();
    rules.put(
        "language and engine know no framework, database or logger",
        noClasses()
            .that()
            .resideInAnyPackage(house.equals("coco") ? CORE : new String[] {house + ".."})
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework..",
                "org.apache.flink..",
                "java.sql..",
                "javax.sql..",
                "org.slf4j..",
                "java.util.logging.."));
    rules.put(
        "language and engine read no clock, default zone or random source",
        noClasses()
            .that()
            .resideInAnyPackage(house.equals("coco") ? CORE : new String[] {house + ".."})
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .callMethod(java.time.ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(java.util.Locale.class, "getDefault")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random"));
    rules.put(
        "no package is a drawer for everything",
        noClasses()
            .that()
            .resideInAPackage(house + "..")
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper.."));
    rules.put(
        "a class is named for what it is",
        noClasses()
            .that()
            .resideInAPackage(house + "..")
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Info")
            .orShould()
            .haveSimpleNameEndingWith("Factory"));
    return rules;
  }

  @Test
  void theHouseKeepsItsRules() {
    JavaClasses house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/broken/"))
            .importPackages("coco.language", "coco.engine", "coco.server", "coco.cli");

    rules("coco").values().forEach(rule -> rule.check(house));
  }

  @Test
  void eachRuleNoticesAClassThatBreaksIt() {
    JavaClasses broken = new ClassFileImporter().importPackages("coco.architecture.broken");

    rules("coco.architecture.broken")
        .forEach(
            (name, rule) -> assertThat(rule.evaluate(broken).hasViolation()).as(name).isTrue());
  }

  @Test
  void dependenciesPointUpTheMap() {
    JavaClasses house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("coco.language", "coco.engine", "coco.server", "coco.cli");

    noClasses()
        .that()
        .resideInAPackage("coco.language..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("coco.engine..", "coco.server..", "coco.cli..")
        .check(house);
    noClasses()
        .that()
        .resideInAPackage("coco.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("coco.server..", "coco.cli..")
        .check(house);
    noClasses()
        .that()
        .resideInAPackage("coco.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("coco.cli..")
        .check(house);
    classes()
        .that()
        .resideInAPackage("coco.language.code..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "coco.language.code..")
        .check(house);
  }
}
