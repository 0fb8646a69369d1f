import Apprenticeship
import CompanyRecords
import Database
import Endpoints
import Kernel
import Territories
import TestSupport

/// The work that the service does by itself, done when a test says so.
enum Jobs {
    static func of(_ craft: Craft, postbox: any Postbox = Silent()) -> Apprenticeship {
        Apprenticeship(
            territories: Samples.territories, clock: craft.clock.clock, keys: nil, postbox: postbox,
            companies: HandEntry(), pay: NoPay())
    }

    /// Posts nothing.
    private struct Silent: Postbox {
        func post(_ letter: Letter, in transaction: WriteTransaction) throws {}
    }

    /// Knows no figure.
    private struct NoPay: ApprenticePay {
        func figures(_ band: AgeBand, year: Int, on day: Day, in territory: PayTerritory) throws -> PayFigures? { nil }
    }
}
