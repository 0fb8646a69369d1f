import Publicodes
import Testing

/// Our law models against modele-social, on a grid of situations that both can describe.
@Suite(.enabled(if: CrossCheck.peerPath != nil, "GUICHET_VECTORS names no folder"))
struct `Our law models and modele-social` {
    private let check: CrossCheck

    init() throws { check = try CrossCheck() }

    @Test func `agree within a euro a month, but where a text makes ours right`() throws {
        var differences: [String: String] = [:]
        var count = 0
        for family in check.families {
            count += family.points.count
            differences.merge(try check.differences(in: family)) { $0 + $1 }
        }
        #expect(count >= 500)
        #expect(differences.count * 20 <= count, "\(differences.count) of \(count) points differ")
        for (point, difference) in differences.sorted(by: { $0.key < $1.key }) {
            #expect(check.articles[point] != nil, "\(point): \(difference)")
        }
        for point in check.articles.keys.sorted() {
            #expect(differences[point] != nil, "\(point) agrees: its article has no use any more")
        }
    }

    /// modele-social puts the minimum wage of June 2026 in the general relief; article D241-7 of the social security code keeps
    /// January's. With its wage, ours agrees on every point: nothing else differs after the rise.
    @Test func `differ after the rise of June 2026 by the wage in the general relief only`() throws {
        var count = 0
        for family in check.families where ["salarie", "apprenti"].contains(family.model) {
            let differences = try check.differences(in: family) { point in
                point.ours["date"] = .string("01/06/2026")
                point.theirs["date"] = .string("01/06/2026")
                point.ours["salarié . cotisations . exonérations . RGDU . SMIC horaire"] = .string("12.31 €/heure")
            }
            count += family.points.count
            for (point, difference) in differences { #expect(check.articles[point] != nil, "\(point): \(difference)") }
        }
        #expect(count >= 400)
    }
}
