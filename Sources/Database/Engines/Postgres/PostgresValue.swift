private import CPostgres

/// One value of a result, in the binary form in which PostgreSQL sends it; read while its row is read, never kept.
struct PostgresValue {
    /// Where its bytes are; `nil` for NULL.
    let bytes: UnsafeRawBufferPointer?
    let type: PostgresType

    /// A value of a result.
    init(of result: OpaquePointer, row: Int32, place: Int32) {
        type = PostgresType(rawValue: PQftype(result, place))
        if PQgetisnull(result, row, place) != 0 {
            bytes = nil
        } else {
            bytes = UnsafeRawBufferPointer(
                start: PQgetvalue(result, row, place), count: Int(PQgetlength(result, row, place)))
        }
    }

    var isNull: Bool { bytes == nil }

    /// An integer, a truth as 0 or 1; `nil` for another form.
    var integer: Int64? {
        guard let bytes else { return nil }
        switch type {
        case .int8: return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case .int4: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case .int2: return Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        case .bool: return bytes[0] == 0 ? 0 : 1
        case .numeric: return PostgresNumeric(bytes).integer
        default: return nil
        }
    }

    /// A real number, or an integer as one; `nil` for another form.
    var real: Double? {
        guard let bytes else { return nil }
        switch type {
        case .float8: return Double(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
        case .float4: return Double(Float(bitPattern: UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))))
        case .numeric: return PostgresNumeric(bytes).real
        default: return integer.map(Double.init)
        }
    }

    /// A text; `nil` for another form.
    var text: String? {
        guard let bytes else { return nil }
        switch type {
        case .text, .varchar, .name, .unknown: return String(decoding: bytes, as: UTF8.self)
        case .json: return PostgresValue.tight(bytes)
        default: return nil
        }
    }

    /// Bytes; `nil` for another form.
    var blob: [UInt8]? {
        guard let bytes, type == .bytea else { return nil }
        return Array(bytes)
    }

    /// JSON without the blanks that PostgreSQL puts between members, as SQLite writes it.
    private static func tight(_ bytes: UnsafeRawBufferPointer) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            if isInString {
                if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else if byte == 0x20 || byte == 0x0A {
                continue
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            }
            kept.append(byte)
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
