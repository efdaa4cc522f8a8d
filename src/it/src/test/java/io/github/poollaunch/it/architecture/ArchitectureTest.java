package io.github.poollaunch.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.github.poollaunch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule childKnowsTheProtocolOnly = classes()
            .that()
            .resideInAPackage("..poollaunch.child..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "..poollaunch.child..",
                    "..poollaunch.protocol..",
                    "java..",
                    "tools.jackson.core..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule protocolKnowsJacksonCoreOnly = classes()
            .that()
            .resideInAPackage("..poollaunch.protocol..")
            .and()
            .resideOutsideOfPackage("..poollaunch.protocol.databind..")
            .and()
            .doNotHaveSimpleName("SmileFormat")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "..poollaunch.protocol..",
                    "..poollaunch.packed..",
                    "java..",
                    "tools.jackson.core..",
                    "org.jspecify..");

    /** Protocol and calls share it, which else know nothing of each other. */
    @ArchTest
    static final ArchRule packedKnowsNobody = classes()
            .that()
            .resideInAPackage("..poollaunch.packed..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..poollaunch.packed..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule oneClassKnowsSmile = noClasses()
            .that()
            .doNotHaveSimpleName("SmileFormat")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson.dataformat..");

    @ArchTest
    static final ArchRule onePackageKnowsDatabind = classes()
            .that()
            .resideInAPackage("..poollaunch.protocol.databind..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "..poollaunch.protocol..",
                    "java..",
                    "tools.jackson.core..",
                    "tools.jackson.databind..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify..");

    /** What a child loads first reaches databind through one door, which is opened when a value needs it. */
    @ArchTest
    static final ArchRule oneClassOpensDatabind = noClasses()
            .that()
            .resideOutsideOfPackage("..poollaunch.protocol.databind..")
            .and()
            .doNotHaveFullyQualifiedName("io.github.poollaunch.protocol.value.Codecs")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.github.poollaunch.protocol.databind.DatabindCodecs");

    @ArchTest
    static final ArchRule poolDoesNotKnowTheChild = noClasses()
            .that(not(resideInAPackage("..poollaunch.child..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..poollaunch.child..");

    @ArchTest
    static final ArchRule libraryDoesNotKnowTheCommand = noClasses()
            .that(not(resideInAPackage("..poollaunch.cli..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..poollaunch.cli..");

    @ArchTest
    static final ArchRule dispatchKnowsNoEngine = noClasses()
            .that()
            .resideInAnyPackage("..poollaunch.dispatch..", "..poollaunch.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..poollaunch.worker..", "..poollaunch.local..", "..poollaunch.protocol..");

    @ArchTest
    static final ArchRule oneClassOfTheChildTouchesStandardStreams = noClasses()
            .that()
            .resideInAPackage("..poollaunch.child..")
            .and()
            .doNotHaveSimpleName("Channel")
            .should()
            .accessField(System.class, "in")
            .orShould()
            .accessField(System.class, "out");

    @ArchTest
    static final ArchRule theLibraryDoesNotPrintOnStdout = noClasses()
            .that()
            .resideOutsideOfPackages("..poollaunch.cli..", "..poollaunch.examples..", "..poollaunch.child..")
            .should()
            .accessField(System.class, "out");

    /** A parent deserialises nothing: its children may be in wrong hands. */
    @ArchTest
    static final ArchRule onlyFunctionsInAChildAreDeserialised = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.github.poollaunch.protocol.function.FunctionCall")
            .and()
            .doNotHaveFullyQualifiedName("io.github.poollaunch.protocol.function.FunctionCall$LoaderInputStream")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class);

    @ArchTest
    static final ArchRule onlyChildrenCallFunctionsThatWereSent = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..poollaunch.child..", "..poollaunch.protocol.function..", "..poollaunch.protocol.databind..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.github.poollaunch.protocol.function.FunctionCall");

    // The root package is the API: it makes what the others implement, and they know it.
    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.github.poollaunch.(*)..").should().beFreeOfCycles();
}
