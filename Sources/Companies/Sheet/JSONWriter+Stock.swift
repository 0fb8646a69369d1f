import JSON
import Kernel
import Territories

extension JSONWriter {
    /// The code of an activity with its label and nomenclature.
    mutating func naf(_ code: String?, _ revision: String?, _ territories: Territories) {
        let name: Nomenclature.Name = revision == "NAF2025" ? .naf2025 : .naf2008
        object("naf", if: code != nil) { writer in
            writer.member("code", code)
            writer.member("nomenclature", revision)
            writer.member("label", code.flatMap { territories.nomenclature(name)?[$0]?.label })
        }
    }

    /// The band of a workforce with its label and year: it is not the figure of a month.
    mutating func workforce(_ code: String?, year: Int?, in language: Language) {
        object("workforceBand", if: code != nil) { writer in
            writer.member("code", code)
            writer.member("label", code.flatMap(WorkforceBand.label)?(in: language))
            writer.member("year", year)
        }
    }

    /// The members of an address.
    mutating func address(_ establishment: Establishment) {
        member("complement", establishment.complement)
        member("street", establishment.street)
        member("postalCode", establishment.postalCode)
        member("town", establishment.town)
        member("commune", establishment.commune)
        key("latitude")
        if let place = establishment.place { number(place.latitude) } else { null() }
        key("longitude")
        if let place = establishment.place { number(place.longitude) } else { null() }
    }

    /// An establishment in a list; of what is not public, no more than a legal person's name.
    mutating func establishment(_ found: FoundEstablishment, showsNonPublic: Bool = false, in language: Language) {
        let (establishment, company) = (found.establishment, found.company)
        let isMasked = (!establishment.isPublic || company?.isPublic == false) && !showsNonPublic
        beginObject()
        member("siret", StoredNumber.digits(establishment.siret, 14))
        member("siren", StoredNumber.digits(establishment.siren, 9))
        member("name", isMasked && company?.name == nil ? nil : company?.title)
        member("tradeName", isMasked ? nil : establishment.tradeName ?? establishment.usualName)
        member("isMasked", isMasked)
        member("state", establishment.isOpen ? "open" : "closed")
        member("isHeadOffice", establishment.isHeadOffice)
        member("naf", establishment.naf)
        member("legalForm", company?.legalForm)
        workforce(establishment.workforce, year: establishment.workforceYear, in: language)
        object("address", if: !isMasked) { $0.address(establishment) }
        if let kilometres = found.kilometres {
            key("distanceKm")
            number((kilometres * 100).rounded() / 100)
        }
        endObject()
    }
}
