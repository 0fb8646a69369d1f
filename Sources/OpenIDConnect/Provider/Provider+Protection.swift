import Crypto
import HTTP
import Kernel

extension Provider {
    /// The signed token that came, taken out of its encryption when it has one.
    func signedText(of text: String, isEncryptionRequired: Bool) throws(TokenFault) -> String {
        guard try CompactToken(text).isEncrypted else {
            if isEncryptionRequired { throw .unprotected }
            return text
        }
        guard let decryptionKey else { throw .notDecryptable }
        return try decryptionKey.open(text)
    }
}

extension Provider.Client {
    /// Shows the provider who asks.
    func authenticate(_ form: inout FormFields, _ fields: inout HeaderFields) {
        let secret = String(decoding: secret.bytes, as: UTF8.self)
        switch authentication {
        case .post:
            form.append("client_id", id)
            form.append("client_secret", secret)
        case .basic:
            let pair = FormFields.escape(id) + ":" + FormFields.escape(secret)
            fields.append(.authorization, "Basic " + Base64URL.padded(Array(pair.utf8)))
        }
    }
}

extension Base64URL {
    /// The older alphabet, with padding (RFC 4648 §4), which HTTP's Basic scheme wants.
    fileprivate static func padded(_ bytes: [UInt8]) -> String {
        let text = text(bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        return String(text) + String(repeating: "=", count: (4 - text.count % 4) % 4)
    }
}
