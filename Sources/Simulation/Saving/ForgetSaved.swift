import Database
import Endpoints
import HTTP
import Kernel

/// Erases a saved simulation, for whoever holds the link.
struct ForgetSaved: Command {
    static let operation = Operation(
        .delete, "/v1/simulation/saved/{simulation}", id: "forgetSaved", access: .anyone)
    static var repetition: Repetition { .notKept }

    func handle(_ input: SavedAddress, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard try SavedSimulationTable(transaction.connection).delete(input.key) else { throw Failure(.notFound) }
        return Representation(.noContent, .plain, [])
    }
}

extension PersonalData {
    /// Figures that people saved may be personal; they are found by their link alone, so that nobody can be looked up.
    static let savedSimulations = PersonalData(
        name: "saved-simulations", subjects: Text(fr: "Usagers des simulateurs", en: "Users of the simulators"),
        purpose: Text(fr: "Retrouver une simulation par son lien", en: "Finding a simulation again by its link"),
        legalBasis: .publicTask,
        duration: Text(fr: "Douze mois après l'enregistrement", en: "Twelve months after saving"),
        columns: ["savedSimulation.request", "savedSimulation.answer"],
        retain: { isDryRun, transaction in
            let table = SavedSimulationTable(transaction.connection)
            return isDryRun
                ? try table.expiredCount(at: transaction.now) : try table.deleteExpired(at: transaction.now)
        })
}
