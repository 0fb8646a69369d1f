/// A statement, or a part of one, whose text is known to the compiler and whose values are bound, never pasted.
///
/// `"SELECT name FROM commune WHERE code = \(code)"` is the text `… code = ?` and one bound value. A `SQL` inside
/// another brings its text and its values. A `String` that was made at run time cannot become text: injection does not
/// compile.
@usableFromInline package struct SQL: Sendable {
    let text: Text
    let values: [SQLDatum]

    /// The pieces of a text, as the places of literals in the program: comparing places instead of characters makes
    /// finding a prepared statement cheap.
    struct Text: Hashable, Sendable {
        private(set) var pieces: [Piece] = []
        private var key: UInt64 = 0

        /// A literal of the program, or a bound value when it has no address.
        struct Piece: Hashable, Sendable {
            let address: UInt
            let length: Int

            static let value = Piece(address: 0, length: 0)
        }

        mutating func reserveCapacity(_ count: Int) { pieces.reserveCapacity(count) }

        mutating func append(_ piece: Piece) {
            pieces.append(piece)
            mix(UInt64(piece.address))
        }

        mutating func append(_ part: Text) {
            pieces += part.pieces
            mix(part.key)
        }

        private mutating func mix(_ other: UInt64) {
            key = (key ^ other) &* 0x9E37_79B9_7F4A_7C15
            key ^= key >> 29
        }

        func hash(into hasher: inout Hasher) { hasher.combine(key) }

        static func == (left: Text, right: Text) -> Bool { left.key == right.key && left.pieces == right.pieces }

        /// What the engine prepares, with `?` for each value.
        var characters: String {
            var characters = ""
            for piece in pieces {
                guard let start = UnsafePointer<UInt8>(bitPattern: piece.address) else {
                    characters += "?"
                    continue
                }
                characters += String(decoding: UnsafeBufferPointer(start: start, count: piece.length), as: UTF8.self)
            }
            return characters
        }
    }
}

extension SQL: ExpressibleByStringInterpolation {
    @usableFromInline package init(stringLiteral literal: StaticString) {
        var text = Text()
        text.append(Text.Piece(literal))
        self.text = text
        values = []
    }

    @usableFromInline package init(stringInterpolation interpolation: Interpolation) {
        text = interpolation.text
        values = interpolation.values
    }

    @usableFromInline package typealias StringInterpolation = Interpolation

    /// Gathers the literals and the values of a statement as the compiler meets them.
    @usableFromInline package struct Interpolation: StringInterpolationProtocol {
        private(set) var text = Text()
        private(set) var values: [SQLDatum] = []

        @usableFromInline package init(literalCapacity: Int, interpolationCount: Int) {
            values.reserveCapacity(interpolationCount)
            text.reserveCapacity(2 * interpolationCount + 1)
        }

        @usableFromInline package mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { text.append(Text.Piece(literal)) }
        }

        /// Binds a value.
        @inlinable package mutating func appendInterpolation(_ value: some SQLValue) { bind(value.datum) }

        /// Binds a value, or NULL.
        @inlinable package mutating func appendInterpolation(_ value: (some SQLValue)?) { bind(value?.datum ?? .null) }

        /// Binds values between commas, for `IN (\(each: codes))`; an empty list matches nothing.
        package mutating func appendInterpolation(each values: [some SQLValue]) {
            if values.isEmpty { text.append(Text.Piece("NULL")) }
            text.reserveCapacity(text.pieces.count + 2 * values.count + 1)
            for (place, value) in values.enumerated() {
                if place > 0 { text.append(Text.Piece(", ")) }
                bind(value.datum)
            }
        }

        /// Puts rows between commas, for `INSERT ... VALUES \(rows: parts)`; there must be one.
        mutating func appendInterpolation(rows parts: [SQL]) {
            values.reserveCapacity(values.count + parts.reduce(0) { $0 + $1.values.count })
            text.reserveCapacity(text.pieces.count + parts.reduce(2) { $0 + $1.text.pieces.count + 1 })
            for (place, part) in parts.enumerated() {
                if place > 0 { text.append(Text.Piece(", ")) }
                appendInterpolation(part)
            }
        }

        /// Puts another statement's text and values here.
        package mutating func appendInterpolation(_ part: SQL) {
            text.append(part.text)
            values += part.values
        }

        @usableFromInline mutating func bind(_ datum: SQLDatum) {
            text.append(.value)
            values.append(datum)
        }
    }
}

extension SQL.Text.Piece {
    init(_ literal: StaticString) {
        precondition(literal.hasPointerRepresentation)
        self.init(address: UInt(bitPattern: literal.utf8Start), length: literal.utf8CodeUnitCount)
    }
}
