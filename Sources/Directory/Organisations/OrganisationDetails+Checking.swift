import Endpoints
import Kernel

extension Organisation.Details {
    /// The same with each category and domain once, in order.
    ///
    /// - Throws: `invalid-body` for what no type can say.
    func checked() throws(Failure) -> Organisation.Details {
        guard !categories.isEmpty else {
            throw .invalid(
                "/categories", "required", Text(fr: "Donnez au moins une catégorie.", en: "Give at least one category.")
            )
        }
        guard emailDomains.count <= 50 else {
            throw .invalid("/emailDomains", "too-many", Text(fr: "50 domaines au plus.", en: "At most 50 domains."))
        }
        var details = self
        details.categories = Organisation.Category.allCases.filter { categories.contains($0) }
        details.emailDomains = Set(emailDomains.map(\.description)).sorted().compactMap(EmailDomain.init)
        return details
    }
}
