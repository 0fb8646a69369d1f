import Endpoints
import Kernel

extension Indicator {
    /// How often people came in, and by which way.
    static let signIns = Indicator(
        "sign-ins", title: Text(fr: "Connexions", en: "Sign-ins"),
        definition: Text(
            fr: "Sessions ouvertes par des personnes, tous moyens de connexion confondus.",
            en: "Sessions opened by people, whatever the way in."),
        source: .events(["signed-in"]), category: Text(fr: "moyen de connexion", en: "way in"), categoryKey: "method")
}
