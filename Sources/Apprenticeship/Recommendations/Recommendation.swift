package import JSON
package import Kernel

/// An offer that fits somebody, with all that is needed to say why.
package struct Recommendation {
    package let offer: Offer.ID
    /// The mutual score in hundredths.
    package let hundredths: Int
    private let radius: Double
    private let pairing: Pairing

    init(offer: Offer.ID, hundredths: Int, candidate: CandidateGlance, _ pairing: Pairing) {
        self.offer = offer
        self.hundredths = hundredths
        radius = candidate.radius
        self.pairing = pairing
    }

    /// Writes why, for the candidate, in an object that is open.
    package func explain(into writer: inout JSONWriter, _ language: Language) {
        Explanation(pairing: pairing, side: .candidate, radius: radius).write(into: &writer, language)
    }
}

/// A band of latitudes around a point.
struct Reach {
    let south: Double
    let north: Double

    init(_ point: Point, _ kilometres: Double) {
        let height = kilometres / 111.195
        south = point.latitude - height
        north = point.latitude + height
    }
}
