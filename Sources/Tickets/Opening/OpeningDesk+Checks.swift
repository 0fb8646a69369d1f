import Endpoints
import Kernel
import Territories

extension OpeningDesk {
    /// How much a ticket presses.
    static func urgency(_ order: TicketOrder.UrgencyOrder?) throws -> Ticket.Urgency {
        guard let order, order.level != .normal else { return Ticket.Urgency(level: .normal, reason: nil, dueOn: nil) }
        guard let reason = order.reason else { throw OpeningDesk.missing("/urgency/reason") }
        return Ticket.Urgency(level: order.level, reason: reason.description, dueOn: order.dueOn)
    }

    /// Refuses a subject that tells a person: it stands in lists.
    static func check(_ subject: Subject, _ usager: Usager?) throws {
        if let kind = subject.traces.first {
            throw Failure.invalid("/subject", "personal-data-\(kind.rawValue)", OpeningText.personalSubject)
        }
        guard let usager else { return }
        let words = SearchTable.folded(subject.description).split(separator: " ")
        let names = [usager.lastName, usager.birthName].compactMap { $0 }.flatMap {
            SearchTable.folded($0.description).split(separator: " ")
        }
        guard !names.contains(where: { $0.count > 2 && words.contains($0) }) else {
            throw Failure.invalid("/subject", "personal-data-name", OpeningText.personalSubject)
        }
    }

    /// The departement, or the overseas collectivity, of a place.
    static func area(of chain: Chain) -> String {
        chain.departement?.code.description ?? chain.collectivity?.code.description ?? ""
    }

    /// What is said of a value that is not there.
    static func missing(_ pointer: String) -> Failure {
        .invalid(pointer, "missing", Text(fr: "Cette valeur manque.", en: "This value is missing."))
    }
}

/// What is said of orders that cannot be carried out.
enum OpeningText {
    static let forKeysOnly = Text(
        fr: "Seule une clé ouvre un ticket pour quelqu'un d'autre.", en: "Only a key opens a ticket for somebody else.")
    static let notYourUnit = Text(
        fr: "Cette unité n'est pas de celles pour lesquelles vous aidez.",
        en: "This unit is none of those for which you help.")
    static let notForThisBody = Text(
        fr: "Aucun organisme destinataire n'a le droit de recevoir cet identifiant (décret 2019-341 pour le NIR).",
        en: "No receiving body has the right to this identifier (décret 2019-341 for the NIR).")
    static let wrongKey = Text(
        fr: "Ce numéro n'a pas la forme attendue, ou sa clé est fausse.",
        en: "This number has the wrong form, or its key is wrong.")
    static let notAColleague = Text(
        fr: "Cette personne n'est pas aidant de votre unité.", en: "This person is no helper of your unit.")
    static let personalSubject = Text(
        fr: "Le sujet paraît dans les listes et les messages : pas de nom, de numéro ni de téléphone.",
        en: "The subject stands in lists and letters: no name, number or telephone.")
    static let unknownCommune = Text(fr: "Aucune commune n'a ce code.", en: "No commune has this code.")
    static let doesNotCover = Text(
        fr: "Cette unité n'existe pas, est suspendue ou n'est pas compétente dans cette commune.",
        en: "This unit does not exist, is suspended, or is not competent in this commune.")
    static let withoutMembers = Text(
        fr: "Personne ne travaille dans cette unité : le ticket n'y serait lu par personne.",
        en: "Nobody works in this unit: nobody would read the ticket there.")
}
