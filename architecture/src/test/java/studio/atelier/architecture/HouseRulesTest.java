package studio.atelier.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may touch whom, see docs/architecture.md. */
@AnalyzeClasses(packages = "studio.atelier", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule the_engine_knows_no_window = noClasses()
            .that()
            .resideInAPackage("studio.atelier.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..");

    @ArchTest
    static final ArchRule the_contract_knows_no_implementation = noClasses()
            .that()
            .resideInAPackage("studio.atelier.engine.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("studio.atelier.engine.store..", "studio.atelier.engine.jobs..");

    @ArchTest
    static final ArchRule the_store_knows_no_jobs = noClasses()
            .that()
            .resideInAPackage("studio.atelier.engine.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("studio.atelier.engine.jobs..");

    @ArchTest
    static final ArchRule the_database_is_the_stores_own = noClasses()
            .that()
            .resideOutsideOfPackage("studio.atelier.engine.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.h2..", "org.flywaydb..", "org.jdbi..");

    @ArchTest
    static final ArchRule rooms_have_no_cycles =
            slices().matching("studio.atelier.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule plugins_see_the_contract_only = noClasses()
            .that()
            .resideInAnyPackage("studio.atelier.compute..", "studio.atelier.algorithms..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "studio.atelier.engine.store..",
                    "studio.atelier.engine.jobs..",
                    "studio.atelier.engine.pipelines..");

    @ArchTest
    static final ArchRule what_edits_a_pipeline_is_pure = noClasses()
            .that()
            .resideInAnyPackage(
                    "studio.atelier.engine.pipelines.definition..",
                    "studio.atelier.engine.pipelines.expression..",
                    "studio.atelier.engine.pipelines.validation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("studio.atelier.engine.store..", "studio.atelier.engine.jobs..");

    @ArchTest
    static final ArchRule nobody_in_the_engine_prints = noClasses()
            .that()
            .resideInAPackage("studio.atelier.engine..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
