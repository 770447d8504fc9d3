package dev.modelzoo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The direction of packages, as docs/design.md draws it. */
class LayersTest {
  private static final String ROOT = "dev.modelzoo.";

  /** From top to bottom; a row may use the rows below it and nothing else. */
  private static final List<List<String>> ROWS =
      List.of(
          List.of("cli"),
          List.of("report"),
          List.of("benchmark"),
          List.of("transfer", "recognizer", "check"),
          List.of("registry", "image", "dataset", "text", "scoring", "store"),
          List.of("yaml", "content"),
          List.of("error"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.modelzoo");

  @Test
  void packages_anyRow_dependsOnLowerRowsOnly() {
    for (int row = 1; row < ROWS.size(); row++) {
      for (String lower : ROWS.get(row)) {
        for (int above = 0; above < row; above++) {
          for (String upper : ROWS.get(above)) {
            check(
                noClasses()
                    .that()
                    .resideInAPackage(ROOT + lower + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + upper + ".."));
          }
        }
      }
    }
  }

  @Test
  void packages_all_haveNoCycles() {
    check(slices().matching("dev.modelzoo.(*)..").should().beFreeOfCycles());
  }

  @Test
  void sdks_everywhere_stayInTheirPackage() {
    confined("software.amazon.awssdk..", "dev.modelzoo.store.s3..");
    confined("com.aliyun.oss..", "dev.modelzoo.store.oss..");
    confined("picocli..", "dev.modelzoo.cli..");
    confined("com.ibm.icu..", "dev.modelzoo.text..");
    confined("org.yaml.snakeyaml..", "dev.modelzoo.yaml..");
    confined("gg.jte", "dev.modelzoo.report.html..");
  }

  @Test
  void pureCode_textAndScoring_doesNoInputOrOutput() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("dev.modelzoo.text..", "dev.modelzoo.scoring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..", "org.slf4j.."));
  }

  private static void confined(String library, String home) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(home)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
