import Crypto
import Kernel

/// What a device makes codes from: sealed when the service has keys.
enum FactorSecret: Sendable {
    case sealed(SealedValue)
    case plain(Secret)

    /// Seals the secret of one row.
    init(_ secret: Secret, of factor: Identifier<SecondFactor>, _ keys: KeyRing?) {
        guard let keys else {
            self = .plain(secret)
            return
        }
        self = .sealed(secret.bytes.withUnsafeBytes { keys.seal($0, at: Self.place(of: factor)) })
    }

    /// Reads the two columns that hold it.
    init(stored bytes: [UInt8], isSealed: Bool) {
        if isSealed, let value = SealedValue(bytes: bytes) {
            self = .sealed(value)
        } else {
            self = .plain(Secret(bytes))
        }
    }

    /// The two columns that hold it.
    var stored: (bytes: [UInt8], isSealed: Bool) {
        switch self {
        case .sealed(let value): (value.bytes, true)
        case .plain(let secret): (secret.bytes, false)
        }
    }

    /// The codes of the device.
    func codes(of factor: Identifier<SecondFactor>, _ keys: KeyRing?) throws(SealingError) -> OneTimeCode {
        switch self {
        case .plain(let secret): return OneTimeCode(secret: secret)
        case .sealed(let value):
            guard let keys else { throw .unknownKey(value.key) }
            let bytes = try keys.open(value, at: Self.place(of: factor)).withBytes { Array($0) }
            return OneTimeCode(secret: Secret(bytes))
        }
    }

    private static func place(of factor: Identifier<SecondFactor>) -> SealedPlace {
        SealedPlace(table: "secondFactor", column: "secret", row: factor.description)
    }
}
