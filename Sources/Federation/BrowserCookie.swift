import HTTP
import OpenIDConnect

/// The cookie by which a browser shows that a sign-in began in it (RFC 6265bis).
///
/// `__Host-`: of this host alone, sent over TLS alone (or to this machine). `Lax`: it comes with the browser when the provider
/// sends it back, and with nothing that another site does in its name.
enum BrowserCookie {
    private static let name = "__Host-guichet-sign-in"

    /// Sets the cookie for the time of a sign-in.
    static func set(_ attempt: SignInAttempt) -> String {
        "\(name)=\(attempt.browser); Path=/; Max-Age=\(PendingAttempt.lifetime); Secure; HttpOnly; SameSite=Lax"
    }

    /// Takes the cookie away.
    static let clear = "\(name)=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"

    /// What the cookie holds; `nil` when there is none, or several.
    static func value(in fields: HeaderFields) -> String? {
        let pairs = fields.values(.cookie).flatMap { (line: String) -> [Substring] in line.split(separator: ";") }
        let values = pairs.map { pair in pair.drop { $0 == " " } }.filter { $0.hasPrefix(name + "=") }
            .map { $0.dropFirst(name.utf8.count + 1) }
        return values.count == 1 ? String(values[0]) : nil
    }
}
