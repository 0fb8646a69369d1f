import Kernel

/// The codes and numbers that travel as their text.
extension Siren: TextCodable {}
extension Siret: TextCodable {}
extension PostalCode: TextCodable {}
extension Commune.Code: TextCodable {}
extension Departement.Code: TextCodable {}
extension Region.Code: TextCodable {}
extension Collectivity.Code: TextCodable {}
