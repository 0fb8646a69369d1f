package import Kernel

/// Why bytes are not the JSON that was expected (RFC 8259, and stricter: no duplicate key, no lone surrogate).
package struct JSONError: Error, Sendable {
    package let reason: Reason
    /// Where it was seen, in bytes from the start.
    package let offset: Int
    /// The JSON pointer (RFC 6901) of the value concerned; empty for the whole.
    package let pointer: String
    /// The values that are taken there, when they are few.
    package let choices: Choices?

    /// An error at an offset.
    package init(_ reason: Reason, at offset: Int, pointer: String = "", choices: Choices? = nil) {
        self.reason = reason
        self.offset = offset
        self.pointer = pointer
        self.choices = choices
    }

    /// The sentence for people.
    package var text: Text { choices?.text ?? reason.text }

    /// What is wrong; the raw value is the stable code that clients see.
    package enum Reason: String, CaseIterable, Sendable {
        case unexpectedEnd = "unexpected-end"
        case textAfterValue = "text-after-value"
        case valueExpected = "value-expected"
        case keyExpected = "key-expected"
        case colonExpected = "colon-expected"
        case commaExpected = "comma-expected"
        case badNumber = "bad-number"
        case numberTooLong = "number-too-long"
        case badEscape = "bad-escape"
        case controlCharacter = "control-character"
        case badUTF8 = "bad-utf8"
        case loneSurrogate = "lone-surrogate"
        case duplicateKey = "duplicate-key"
        case tooDeep = "too-deep"
        case tooManyValues = "too-many-values"
        case unknownKey = "unknown-key"
        case missingKey = "missing-key"
        case objectExpected = "object-expected"
        case arrayExpected = "array-expected"
        case stringExpected = "string-expected"
        case numberExpected = "number-expected"
        case integerExpected = "integer-expected"
        case booleanExpected = "boolean-expected"
        case numberOutOfRange = "number-out-of-range"
        case invalidValue = "invalid-value"
    }
}

extension JSONError.Reason {
    /// The sentence for people.
    package var text: Text {
        switch self {
        case .unexpectedEnd: Text(fr: "Le texte s'arrête trop tôt.", en: "The text ends too early.")
        case .textAfterValue: Text(fr: "Du texte suit la valeur.", en: "There is text after the value.")
        case .valueExpected: Text(fr: "Une valeur JSON est attendue ici.", en: "A JSON value is expected here.")
        case .keyExpected: Text(fr: "Une clé entre guillemets est attendue ici.", en: "A quoted key is expected here.")
        case .colonExpected: Text(fr: "Deux-points attendus après la clé.", en: "A colon is expected after the key.")
        case .commaExpected:
            Text(fr: "Une virgule ou une fin est attendue ici.", en: "A comma or an end is expected here.")
        case .badNumber: Text(fr: "Ce nombre est mal écrit.", en: "This number is malformed.")
        case .numberTooLong:
            Text(fr: "Ce nombre dépasse 64 caractères.", en: "This number is longer than 64 characters.")
        case .badEscape: Text(fr: "Cet échappement n'existe pas.", en: "This escape does not exist.")
        case .controlCharacter:
            Text(fr: "Un caractère de contrôle doit être échappé.", en: "A control character must be escaped.")
        case .badUTF8: Text(fr: "Le texte n'est pas de l'UTF-8.", en: "The text is not UTF-8.")
        case .loneSurrogate: Text(fr: "Un demi-caractère Unicode est seul.", en: "A surrogate stands alone.")
        case .duplicateKey: Text(fr: "Cette clé est répétée.", en: "This key is repeated.")
        case .tooDeep: Text(fr: "Trop de niveaux imbriqués.", en: "Nested too deeply.")
        case .tooManyValues: Text(fr: "Trop de valeurs.", en: "Too many values.")
        case .unknownKey: Text(fr: "Cette clé n'est pas connue.", en: "This key is not known.")
        case .missingKey: Text(fr: "Une clé obligatoire manque.", en: "A required key is missing.")
        case .objectExpected: Text(fr: "Un objet est attendu.", en: "An object is expected.")
        case .arrayExpected: Text(fr: "Un tableau est attendu.", en: "An array is expected.")
        case .stringExpected: Text(fr: "Un texte est attendu.", en: "A string is expected.")
        case .numberExpected: Text(fr: "Un nombre est attendu.", en: "A number is expected.")
        case .integerExpected: Text(fr: "Un nombre entier est attendu.", en: "An integer is expected.")
        case .booleanExpected: Text(fr: "true ou false est attendu.", en: "true or false is expected.")
        case .numberOutOfRange: Text(fr: "Ce nombre est hors limites.", en: "This number is out of range.")
        case .invalidValue: Text(fr: "Cette valeur n'a pas la forme attendue.", en: "This value has the wrong form.")
        }
    }
}
