package import Kernel

/// What a role is: how people call it, where it counts, who may give it.
package struct RoleProfile: Sendable {
    package let role: Role
    package let title: Text
    package let perimeter: Perimeter
    /// Who may give and take it within their own perimeter; administrators always may.
    package let givenBy: Set<Role>

    /// Where a role counts.
    package enum Perimeter: String, Sendable {
        /// The whole service.
        case service
        /// One organisation, or one of its units.
        case organisation
        /// Zones; for an organisation or for none.
        case territory
        /// The person's own affairs.
        case own
    }

    /// Whether a session with this role opens nothing before a second factor has confirmed it.
    package var needsSecondFactor: Bool { RoleProfile.confirmed.contains(role) }

    private static let confirmed: Set<Role> = [
        .administrator, .organisationManager, .territoryManager, .unitManager,
    ]

    init(_ role: Role, _ perimeter: Perimeter, _ title: Text, givenBy: Set<Role> = []) {
        self.role = role
        self.title = title
        self.perimeter = perimeter
        self.givenBy = givenBy
    }

    /// The profile of a role; `nil` for a name that is none.
    package static func of(_ role: Role) -> RoleProfile? { byRole[role] }

    private static let byRole = Dictionary(uniqueKeysWithValues: all.map { ($0.role, $0) })
}

extension RoleProfile {
    private static let managers: Set<Role> = [.organisationManager]
    private static let allManagers: Set<Role> = [.organisationManager, .unitManager]

    /// Every role, as data.
    package static let all: [RoleProfile] = [
        RoleProfile(.aidant, .organisation, Text(fr: "Aidant", en: "Helper"), givenBy: allManagers),
        RoleProfile(.agent, .organisation, Text(fr: "Agent", en: "Agent"), givenBy: allManagers),
        RoleProfile(.qualifier, .organisation, Text(fr: "Qualificateur", en: "Qualifier"), givenBy: allManagers),
        RoleProfile(.ticketModerator, .territory, Text(fr: "Modérateur des blocages", en: "Ticket moderator")),
        RoleProfile(
            .unitManager, .organisation, Text(fr: "Responsable d'antenne", en: "Unit manager"), givenBy: managers),
        RoleProfile(
            .organisationManager, .organisation, Text(fr: "Responsable national", en: "Organisation manager"),
            givenBy: managers),
        RoleProfile(.territoryManager, .territory, Text(fr: "Responsable de territoire", en: "Territory manager")),
        RoleProfile(
            .routingExpert, .organisation, Text(fr: "Expert de l'orientation", en: "Routing expert"),
            givenBy: allManagers),
        RoleProfile(.adviser, .organisation, Text(fr: "Conseiller", en: "Adviser"), givenBy: allManagers),
        RoleProfile(.observer, .territory, Text(fr: "Observateur", en: "Observer"), givenBy: managers),
        RoleProfile(.employer, .own, Text(fr: "Employeur", en: "Employer")),
        RoleProfile(.candidate, .own, Text(fr: "Candidat", en: "Candidate")),
        RoleProfile(.representative, .own, Text(fr: "Représentant légal", en: "Legal representative")),
        RoleProfile(
            .trainingCentre, .organisation, Text(fr: "Centre de formation", en: "Training centre"), givenBy: managers),
        RoleProfile(
            .counsellor, .organisation, Text(fr: "Conseiller en apprentissage", en: "Apprenticeship counsellor"),
            givenBy: allManagers),
        RoleProfile(.ruleAuthor, .service, Text(fr: "Rédacteur de règles", en: "Rule author")),
        RoleProfile(.ruleReviewer, .service, Text(fr: "Relecteur de règles", en: "Rule reviewer")),
        RoleProfile(.dpo, .service, Text(fr: "Délégué à la protection des données", en: "Data protection officer")),
        RoleProfile(.administrator, .service, Text(fr: "Administrateur", en: "Administrator")),
    ]
}
