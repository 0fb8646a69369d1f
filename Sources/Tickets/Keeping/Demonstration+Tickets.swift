import Database
import Directory
import Journal
import Kernel
import Territories

extension TicketKeeping {
    /// Writes invented tickets, known answers and rights to identifiers, for trying the service out.
    func loadDemonstration(in transaction: WriteTransaction) throws {
        let connection = transaction.connection
        for slug in ["allocations-exemple", "sante-exemple", "retraite-exemple"] {
            for type in [UsagerIdentifier.Kind.nir, .caf, .file] {
                try IdentifierRights(connection).put(
                    .init(type: type, mayEnter: true, mayReveal: true), of: Organisation.Slug(slug)!)
            }
        }
        for (number, answer) in DemonstrationTickets.answers.enumerated() {
            try KnownAnswerTable(connection).put(
                KnownAnswer(
                    number: number + 1, id: transaction.identifier(), version: 1, isPublished: true,
                    title: answer.title, organisation: answer.organisation, keywords: answer.keywords,
                    steps: answer.steps, links: [], publishedBy: "Démonstration", uses: 0,
                    createdAt: transaction.now, updatedAt: transaction.now))
        }
        guard
            let unit = try directory.units(
                covering: territories.resolve(Commune.Code("14762")!)!,
                organisation: Organisation.Slug("allocations-exemple"), asOf: transaction.now, in: connection
            ).first,
            let origin = try directory.unit(
                matricule: Unit.Matricule("900004")!, asOf: transaction.now, in: connection)
        else { return }
        for sample in DemonstrationTickets.samples {
            try open(sample, from: origin, to: unit, in: transaction)
        }
    }

    private func open(
        _ sample: DemonstrationTickets.Sample, from origin: Unit, to unit: Unit, in transaction: WriteTransaction
    ) throws {
        let desk = TicketDesk(self, in: transaction)
        let now = transaction.now
        let account = transaction.identifier(of: Ticket.self).description
        var plan = OpeningPlan(
            ticket: Ticket(
                number: 0, id: transaction.identifier(), reference: "", version: 1, state: .open,
                subject: sample.subject, category: sample.category,
                urgency: Ticket.Urgency(level: .normal, reason: nil, dueOn: nil), commune: Commune.Code("14762")!,
                departement: "14",
                creator: Ticket.Creator(
                    account: account, name: "Camille Exemple (\(origin.details.name))", unit: origin.id,
                    organisation: origin.organisation, key: nil),
                moments: Ticket.Moments(created: now, updated: now, active: now, opened: now)))
        plan.prefix = sample.prefix
        plan.targets = [
            MetTicket.TargetUnit(
                unit: unit.id, organisation: unit.organisation, name: unit.details.name.description, since: now,
                leftAt: nil)
        ]
        var clocks = TicketClocks([], of: plan.ticket.departement)
        clocks.start(.firstAnswer, businessDays: 3, at: now)
        plan.clocks = clocks
        plan.description = LongText(sample.text)
        plan.usager = Usager(
            firstName: PersonName("Dominique")!, lastName: PersonName("Exemple")!, birthName: nil,
            birthDate: BirthDate("1970")!, contact: nil)
        plan.audience = try desk.snapshot.audience(of: plan.ticket, targets: plan.targets, participants: [])
        _ = try OpeningDesk(desk: desk).open(plan)
    }
}

/// What is invented.
enum DemonstrationTickets {
    /// A ticket.
    struct Sample {
        let prefix: String
        let category: String
        let subject: String
        let text: String
    }

    /// An answer to a known problem.
    struct Answer {
        let title: String
        let organisation: String
        let keywords: [String]
        let steps: [String]
    }

    static let samples = [
        Sample(
            prefix: "APL", category: "logement", subject: "Aide au logement suspendue",
            text: "Le versement a cessé après un changement d'adresse, sans courrier."),
        Sample(
            prefix: "SOC", category: "social", subject: "Trop-perçu contesté",
            text: "La dette ne tient pas compte de la déclaration envoyée en janvier."),
        Sample(
            prefix: "SOC", category: "social", subject: "Dossier sans réponse depuis quatre mois",
            text: "Deux relances sont restées sans suite ; la personne n'a plus de ressources."),
    ]

    static let answers = [
        Answer(
            title: "APL : changement de situation", organisation: "allocations-exemple",
            keywords: ["apl", "logement", "suspendue", "déménagement"],
            steps: [
                "Déclarer la nouvelle adresse dans l'espace personnel", "Joindre le nouveau bail",
                "Le droit reprend au mois suivant",
            ]),
        Answer(
            title: "Carte d'assurance perdue", organisation: "sante-exemple", keywords: ["carte", "perte", "vol"],
            steps: ["Déclarer la perte en ligne", "Une attestation s'imprime aussitôt"]),
        Answer(
            title: "Relevé de carrière incomplet", organisation: "retraite-exemple",
            keywords: ["retraite", "trimestres", "carrière"],
            steps: ["Rassembler les bulletins de salaire", "Demander la correction en ligne"]),
    ]
}
