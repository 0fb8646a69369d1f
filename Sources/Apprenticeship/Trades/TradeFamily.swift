/// The four families of crafts (code de l'artisanat, article R111-1, annexe).
package enum TradeFamily: String, CaseIterable, Codable, Sendable {
    case food, building, making, services
}
