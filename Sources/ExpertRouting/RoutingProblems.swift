package import Kernel

/// The refusals of expert routing.
extension Problem {
    package static let invalidCondition = Problem(
        "invalid-condition", .invalid,
        title: Text(fr: "Condition non valable", en: "Invalid condition"),
        explanation: Text(
            fr:
                "La condition d'une règle se lit, mais quelque chose n'y convient pas : « errors » donne chaque endroit.",
            en: "The condition of a rule can be read, but something in it does not fit: “errors” gives each place."))

    /// All of them.
    package static let ofRouting: [Problem] = [.invalidCondition]
}
