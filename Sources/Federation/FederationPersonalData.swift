import Accounts
import Database
import Endpoints
import JSON
import Kernel

/// What is kept of persons who sign in at providers.
enum FederationPersonalData {
    static let all = [linkedIdentities, providerSessions]

    /// By which providers a person may sign in, and their name there. The rows are those of `Accounts`.
    private static let linkedIdentities = PersonalData(
        name: "linked-identities",
        subjects: Text(fr: "Personnes qui ont un compte", en: "Persons who have an account"),
        purpose: Text(
            fr: "Reconnaître la personne quand elle se connecte par un fournisseur d'identité.",
            en: "Recognise the person when they sign in by an identity provider."),
        legalBasis: .publicTask,
        duration: Text(
            fr: "Autant que le compte, ou jusqu'au retrait.", en: "As long as the account, or until taken away."),
        columns: ["linkedIdentity.provider", "linkedIdentity.subject"],
        export: { subject, connection in
            guard let account = subject.account else { return [] }
            return try connection.all(
                "SELECT provider, subject, createdAt FROM linkedIdentity WHERE account = \(account) ORDER BY createdAt"
            ) { row in
                var writer = JSONWriter()
                writer.beginObject()
                for (name, value) in [
                    ("provider", try row["provider"] as String), ("subject", try row["subject"] as String),
                    ("linkedAt", try row["createdAt"] as String),
                ] {
                    writer.key(name)
                    writer.string(value)
                }
                writer.endObject()
                return writer.text
            }
        },
        erase: { subject, transaction in
            guard let account = subject.account else { return 0 }
            return try transaction.connection.run("DELETE FROM linkedIdentity WHERE account = \(account)")
        })

    /// What a provider wants to see at the sign-out, sealed.
    private static let providerSessions = PersonalData(
        name: "provider-sessions",
        subjects: Text(
            fr: "Personnes connectées par un fournisseur d'identité", en: "Persons signed in by an identity provider"),
        purpose: Text(fr: "Se déconnecter aussi chez le fournisseur.", en: "Sign out at the provider too."),
        legalBasis: .publicTask,
        duration: Text(fr: "Douze heures, ou jusqu'à la déconnexion.", en: "Twelve hours, or until the sign-out."),
        columns: ["providerSession.idToken"],
        erase: { subject, transaction in
            guard let account = subject.account else { return 0 }
            return try transaction.connection.run("DELETE FROM providerSession WHERE account = \(account)")
        })
}
