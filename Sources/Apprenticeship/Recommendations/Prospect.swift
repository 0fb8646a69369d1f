package import JSON
package import Kernel

/// A candidate who fits an offer, with all that is needed to say why, and nothing that says who they are.
package struct Prospect {
    let candidate: CandidateGlance
    let pairing: Pairing
    /// Their name for this offer.
    package let mask: String

    /// Who they are, for the service alone.
    package var id: Candidate.ID { candidate.id }
    /// The mutual score in hundredths.
    package var hundredths: Int { pairing.match.hundredths }

    init(_ candidate: CandidateGlance, _ pairing: Pairing, for offer: Offer.ID) {
        self.candidate = candidate
        self.pairing = pairing
        mask = Mask.text(candidate.id, offer)
    }

    /// Writes them and why, for the employer: neither name, nor age, nor commune.
    package func write(into writer: inout JSONWriter, _ language: Language) {
        writer.beginObject()
        writer.key("candidate")
        writer.string(mask)
        writer.key("distanceKm")
        writer.integer(Int(pairing.kilometres.rounded()))
        writer.key("wishRank")
        writer.integer(pairing.wishRank)
        writer.key("currentLevel")
        writer.integer(candidate.facts.currentLevel)
        writer.key("soughtLevel")
        writer.whole(candidate.scorable.soughtLevel)
        writer.key("availableFrom")
        writer.string(Day(daysSinceEpoch: candidate.scorable.availableFrom)?.description ?? "")
        Explanation(pairing: pairing, side: .employer, radius: candidate.radius).write(into: &writer, language)
        writer.endObject()
    }
}
