import Accounts

/// What is looked at in an address that somebody gives.
enum EmailForm {
    /// Whether it is an address at all.
    static func isAddress(_ text: String) -> Bool { EmailAddress(text) != nil }

    /// Whether it is of a service whose addresses last an hour.
    static func isDisposable(_ text: String) -> Bool {
        EmailAddress(text).map { disposable.contains(String($0.domain)) } ?? false
    }

    /// Whether anybody can have an address there: it says nothing of a company.
    static func isPublic(_ domain: String) -> Bool { webmail.contains(domain) }

    private static let disposable: Set<String> = [
        "yopmail.com", "yopmail.fr", "mailinator.com", "guerrillamail.com", "10minutemail.com", "temp-mail.org",
        "jetable.org", "trashmail.com", "maildrop.cc", "throwawaymail.com", "getnada.com", "dispostable.com",
        "sharklasers.com", "mohmal.com", "fakeinbox.com",
    ]
    private static let webmail: Set<String> = [
        "gmail.com", "googlemail.com", "yahoo.fr", "yahoo.com", "hotmail.fr", "hotmail.com", "outlook.fr",
        "outlook.com",
        "live.fr", "live.com", "msn.com", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "neuf.fr", "bbox.fr",
        "laposte.net", "icloud.com", "me.com", "protonmail.com", "proton.me", "gmx.fr", "gmx.com", "aol.com",
    ]
}
