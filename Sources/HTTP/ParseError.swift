package import Kernel

/// Why bytes are not a request (RFC 9112); the connection is closed after any of them.
package enum ParseError: Error, Hashable, CaseIterable, Sendable {
    case badRequestLine
    case badTarget
    case badEscape
    case dotSegment
    case badFieldLine
    case foldedField
    case bareLineFeed
    case missingHost
    case repeatedHost
    case badHost
    case badLength
    case repeatedLength
    case lengthWithCoding
    case badCoding
    case badChunk
    case lineTooLong
    case headTooLong
    case bodyTooLong
    case unknownMethod
    case unknownCoding
    case unknownVersion
    case unknownExpectation

    /// What the client is told.
    package var failure: Failure {
        switch self {
        case .lineTooLong: Failure(.targetTooLong)
        case .headTooLong: Failure(.headersTooLarge)
        case .bodyTooLong: Failure(.bodyTooLarge)
        case .unknownMethod: Failure(.methodNotImplemented)
        case .unknownCoding: Failure(.unsupportedTransferCoding)
        case .unknownVersion: Failure(.httpVersionNotSupported)
        case .unknownExpectation: Failure(.expectationFailed)
        case .badRequestLine: malformed("La première ligne est incorrecte.", "The request line is wrong.")
        case .badTarget: malformed("L'adresse demandée est incorrecte.", "The request target is wrong.")
        case .badEscape:
            malformed("Une séquence % de l'adresse est incorrecte.", "A percent escape of the target is wrong.")
        case .dotSegment:
            malformed("Le chemin contient « . » ou « .. ».", "The path has a “.” or “..” segment.")
        case .badFieldLine: malformed("Un en-tête est incorrect.", "A header field is wrong.")
        case .foldedField: malformed("Un en-tête est replié.", "A header field is folded.")
        case .bareLineFeed: malformed("Une ligne ne finit pas par CR LF.", "A line does not end with CR LF.")
        case .missingHost: malformed("L'en-tête Host manque.", "The Host field is missing.")
        case .repeatedHost: malformed("L'en-tête Host est répété.", "The Host field is repeated.")
        case .badHost: malformed("L'en-tête Host est incorrect.", "The Host field is wrong.")
        case .badLength: malformed("La longueur du corps est incorrecte.", "The Content-Length is wrong.")
        case .repeatedLength: malformed("La longueur du corps est répétée.", "The Content-Length is repeated.")
        case .lengthWithCoding:
            malformed(
                "Content-Length et Transfer-Encoding s'excluent.", "Content-Length excludes Transfer-Encoding.")
        case .badCoding: malformed("L'en-tête Transfer-Encoding est incorrect.", "The Transfer-Encoding is wrong.")
        case .badChunk: malformed("Le découpage du corps est incorrect.", "The chunked coding is wrong.")
        }
    }

    private func malformed(_ french: String, _ english: String) -> Failure {
        Failure(.malformedRequest, Text(fr: french, en: english))
    }
}
