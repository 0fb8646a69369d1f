/// A value in one of the five forms that every engine stores.
@usableFromInline package enum SQLDatum: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}
