/// How a register of companies calls an activity; one company may have several.
package enum ActivityNature: String, CaseIterable, Sendable {
    case craft
    case regulatedCraft
    case commercial
    case commercialAgent
    case regulatedProfession
    case profession
    case independent
    case propertyManagement
}
