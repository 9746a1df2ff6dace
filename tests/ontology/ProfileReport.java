import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWLProfileReport;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.profiles.Profiles;

/** Prints, for each profile named after the file, every violation that the OWL API finds in it. */
class ProfileReport {
    public static void main(String[] arguments) throws Exception {
        OWLOntology ontology =
            OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(arguments[0]));
        for (int i = 1; i < arguments.length; i++) {
            OWLProfileReport report = Profiles.valueOf(arguments[i]).checkOntology(ontology);
            for (OWLProfileViolation violation : report.getViolations()) {
                System.out.println(arguments[i] + ": " + violation);
            }
        }
        System.out.println("axioms: " + ontology.getAxiomCount());
    }
}
