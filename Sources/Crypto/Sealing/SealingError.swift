/// Why a value cannot be opened.
package enum SealingError: Error, Hashable, CustomStringConvertible {
    /// The ring does not hold the key.
    case unknownKey(UInt32)
    /// The value was altered, or belongs to another place.
    case refused

    package var description: String {
        switch self {
        case .unknownKey(let number): "no key \(number) in the key file"
        case .refused: "a sealed value was altered, or stands in another place"
        }
    }
}
