/// A municipal arrondissement of Paris, Lyon or Marseille: part of a commune, with a code of its own.
package struct Arrondissement: Hashable, Sendable {
    package let code: Commune.Code
    package let name: String
    /// The whole commune.
    package let commune: Commune.Code
    package let postalCodes: [PostalCode]
    package let centroid: Coordinates?
    package let population: Int?
}
