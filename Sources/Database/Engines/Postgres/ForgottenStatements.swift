/// The names of prepared statements that nobody needs any more, until the server is told.
final class ForgottenStatements {
    var names: [String] = []
}
