import Database
import Endpoints
import Kernel
import Territories

/// By what a list of interventions is narrowed.
struct InterventionFilter: Sendable {
    let group: CompanyGroup.ID?
    let siret: Siret?
    let kind: Intervention.Kind?
    let theme: Intervention.Theme?
    let state: Intervention.State.Name?
    let from: Day?
    let until: Day?

    init(from request: inout RequestReader) throws(Failure) {
        group = try request.query("group")
        siret = try request.query("siret")
        kind = try request.query("kind", as: String.self).map { text throws(Failure) in
            guard let kind = Intervention.Kind(rawValue: text) else { throw .invalidParameter("kind") }
            return kind
        }
        theme = try request.query("theme", as: String.self).map { text throws(Failure) in
            guard let theme = Intervention.Theme(rawValue: text) else { throw .invalidParameter("theme") }
            return theme
        }
        state = try request.query("state", as: String.self).map { text throws(Failure) in
            guard let state = Intervention.State.Name(rawValue: text) else { throw .invalidParameter("state") }
            return state
        }
        from = try request.query("from")
        until = try request.query("until")
    }

    /// What a row must be, `true` for whatever is not asked.
    var condition: SQL {
        """
        (\(group) IS NULL OR companyGroup = \(group)) AND (\(siret?.stored) IS NULL OR siret = \(siret?.stored))
        AND (\(kind?.rawValue) IS NULL OR kind = \(kind?.rawValue))
        AND (\(theme?.rawValue) IS NULL OR instr(' ' || themes || ' ', ' ' || \(theme?.rawValue) || ' ') > 0)
        AND (\(state?.rawValue) IS NULL OR state = \(state?.rawValue))
        AND (\(from) IS NULL OR day >= \(from)) AND (\(until) IS NULL OR day <= \(until))
        """
    }
}
