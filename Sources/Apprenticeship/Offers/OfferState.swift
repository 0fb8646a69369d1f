/// What has become of an offer.
package enum OfferState: String, CaseIterable, Sendable {
    case draft, pending, active, filled, cancelled, expired, suspended
}

/// A step in the life of an offer; the whole table is in docs/apprenticeship.md.
package enum OfferStep: String, CaseIterable, Sendable {
    case publish, suspend, extend, fill, cancel
    /// Done by the service: the last day is over, and the employer was verified.
    case expire, open

    /// The states from which it may be done.
    package var origins: Set<OfferState> {
        switch self {
        case .publish: [.draft, .suspended]
        case .suspend: [.active]
        case .extend: [.active, .expired]
        case .fill: [.active, .suspended, .expired]
        case .cancel: [.draft, .pending, .active, .suspended, .expired]
        case .expire: [.active]
        case .open: [.pending]
        }
    }

    /// The state that it leads to; publishing an offer of an employer who waits for verification leads to `pending`.
    package var destination: OfferState {
        switch self {
        case .publish, .extend, .open: .active
        case .suspend: .suspended
        case .fill: .filled
        case .cancel: .cancelled
        case .expire: .expired
        }
    }

    /// The steps of people, not of the service.
    static let ofPeople: [OfferStep] = [.publish, .suspend, .extend, .fill, .cancel]
}
