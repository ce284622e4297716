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

    private static final String[] PLUGINS = {"studio.atelier.compute..", "studio.atelier.algorithms.."};

    private static final String[] ABOVE_THE_CONTRACT = {
        "studio.atelier.engine.store..",
        "studio.atelier.engine.jobs..",
        "studio.atelier.engine.pipelines..",
        "studio.atelier.engine.catalog..",
        "studio.atelier.engine.dataprep..",
        "studio.atelier.engine.embedded..",
        "studio.atelier.engine.gateway..",
        "studio.atelier.cli..",
        "studio.atelier.workbench..",
        "studio.atelier.designer..",
        "studio.atelier.studio.."
    };

    private static final String[] SCREENS = {"studio.atelier.designer..", "studio.atelier.studio.."};

    private static final String[] PROGRAMS = {"studio.atelier.cli..", "studio.atelier.studio.."};

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
            .resideInAnyPackage(ABOVE_THE_CONTRACT);

    @ArchTest
    static final ArchRule the_store_knows_no_jobs = noClasses()
            .that()
            .resideInAPackage("studio.atelier.engine.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "studio.atelier.engine.jobs..",
                    "studio.atelier.engine.pipelines..",
                    "studio.atelier.engine.catalog..",
                    "studio.atelier.engine.dataprep..");

    @ArchTest
    static final ArchRule jobs_pipelines_catalog_and_flows_meet_in_the_contract_only = slices().matching(
                    "studio.atelier.engine.(jobs|pipelines|catalog|dataprep)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule flows_see_the_contract_only = noClasses()
            .that()
            .resideInAPackage("studio.atelier.engine.dataprep..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("studio.atelier.engine.store..", "studio.atelier.engine.embedded..");

    @ArchTest
    static final ArchRule the_door_sees_the_contract_only = noClasses()
            .that()
            .resideInAPackage("studio.atelier.engine.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "studio.atelier.engine.store..",
                    "studio.atelier.engine.jobs..",
                    "studio.atelier.engine.pipelines..",
                    "studio.atelier.engine.catalog..",
                    "studio.atelier.engine.embedded..");

    @ArchTest
    static final ArchRule the_door_is_opened_by_programs_only = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "studio.atelier.engine.gateway..", "studio.atelier.cli..", "studio.atelier.studio..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("studio.atelier.engine.gateway..");

    @ArchTest
    static final ArchRule only_the_server_knows_jetty = noClasses()
            .that()
            .resideOutsideOfPackage("studio.atelier.engine.gateway.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..");

    @ArchTest
    static final ArchRule the_whole_engine_is_known_to_programs_only = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "studio.atelier.engine.embedded..", "studio.atelier.cli..", "studio.atelier.studio..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("studio.atelier.engine.embedded..");

    @ArchTest
    static final ArchRule the_engine_finds_its_plugins_and_knows_no_program = noClasses()
            .that()
            .resideInAPackage("studio.atelier.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PLUGINS)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(PROGRAMS);

    @ArchTest
    static final ArchRule plugins_do_not_know_each_other = slices().matching(
                    "studio.atelier.(compute|algorithms).(*)..")
            .should()
            .notDependOnEachOther();

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
            .resideInAnyPackage(PLUGINS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ABOVE_THE_CONTRACT);

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

    @ArchTest
    static final ArchRule the_workbench_knows_no_engine_and_no_screen = noClasses()
            .that()
            .resideInAPackage("studio.atelier.workbench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("studio.atelier.engine..", "studio.atelier.designer..", "studio.atelier.studio..");

    @ArchTest
    static final ArchRule the_workbench_has_no_cycles =
            slices().matching("studio.atelier.workbench.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule a_screen_does_not_know_the_program = noClasses()
            .that()
            .resideInAPackage("studio.atelier.designer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("studio.atelier.studio..", "studio.atelier.cli..");

    @ArchTest
    static final ArchRule screens_reach_the_engine_by_its_contract = noClasses()
            .that()
            .resideInAnyPackage(SCREENS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "studio.atelier.engine.store..", "studio.atelier.engine.jobs..", "studio.atelier.engine.catalog..");

    @ArchTest
    static final ArchRule screens_edit_definitions_and_run_nothing_by_themselves = noClasses()
            .that()
            .resideInAnyPackage(SCREENS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "studio.atelier.engine.pipelines.execution..", "studio.atelier.engine.pipelines.operation..");

    @ArchTest
    static final ArchRule the_command_line_has_no_window = noClasses()
            .that()
            .resideInAPackage("studio.atelier.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "studio.atelier.workbench..", "studio.atelier.studio..");
}
