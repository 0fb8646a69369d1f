/// A cell of an export.
enum ExportCell {
    /// A number by which something is known: its zeros count, and nobody reckons with it.
    case code(String?)
    case words(String?)

    /// For a file whose cells say that they are text.
    var plain: String {
        switch self {
        case .code(let text), .words(let text): text ?? ""
        }
    }

    /// For a file that spreadsheets read by guessing: a tab before a number, which those who read tables trim; an apostrophe before
    /// words that a spreadsheet would reckon (OWASP, CSV injection).
    var guarded: String {
        switch self {
        case .code(let digits): (digits ?? "").isEmpty ? "" : "\t" + (digits ?? "")
        case .words(let text):
            ["=", "+", "-", "@", "\t", "\r"].contains(text?.unicodeScalars.first ?? " ")
                ? "'" + (text ?? "") : text ?? ""
        }
    }
}
