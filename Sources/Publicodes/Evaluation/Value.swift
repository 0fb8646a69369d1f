/// The outcome of the evaluation of a node: a value, its unit, and what is missing to know it better.
///
/// It fits in two registers.
struct Value {
    /// What a value is.
    enum Tag: UInt8 {
        case undefined
        case null
        case `false`
        case `true`
        case number
        case string
    }

    /// The bits of a number, or the number of a string.
    var payload: UInt64
    /// A set of missing variables; 0 is the empty one.
    var missing: UInt32
    /// The unit's slot and the tag.
    private var mark: UInt16

    @inline(__always)
    init(_ tag: Tag, payload: UInt64 = 0, unit: UnitSlot = .absent, missing: UInt32 = 0) {
        self.payload = payload
        self.missing = missing
        mark = unit.rawValue << 3 | UInt16(tag.rawValue)
    }

    @inline(__always)
    init(_ number: Double, unit: UnitSlot = .absent, missing: UInt32 = 0) {
        self.init(.number, payload: number.bitPattern, unit: unit, missing: missing)
    }

    @inline(__always)
    init(_ bool: Bool, unit: UnitSlot = .absent, missing: UInt32 = 0) {
        self.init(bool ? .true : .false, unit: unit, missing: missing)
    }

    /// A value of another one's bits.
    @inline(__always)
    init(payload: UInt64, missing: UInt32, mark: UInt16) {
        self.payload = payload
        self.missing = missing
        self.mark = mark
    }

    @inline(__always) var rawMark: UInt16 { mark }

    @inline(__always) var tag: Tag { Tag(rawValue: UInt8(truncatingIfNeeded: mark & 7)) ?? .undefined }

    @inline(__always)
    var unit: UnitSlot {
        get { UnitSlot(rawValue: mark >> 3) }
        set { mark = newValue.rawValue << 3 | mark & 7 }
    }

    @inline(__always) var isUndefined: Bool { mark & 7 == UInt16(Tag.undefined.rawValue) }
    @inline(__always) var isNull: Bool { mark & 7 == UInt16(Tag.null.rawValue) }
    @inline(__always) var isTrue: Bool { mark & 7 == UInt16(Tag.true.rawValue) }
    @inline(__always) var isFalse: Bool { mark & 7 == UInt16(Tag.false.rawValue) }
    @inline(__always) var isNumber: Bool { mark & 7 == UInt16(Tag.number.rawValue) }
    @inline(__always) var isString: Bool { mark & 7 == UInt16(Tag.string.rawValue) }

    /// The number, when it is one.
    @inline(__always) var number: Double { Double(bitPattern: payload) }

    /// The number of the string, when it is one.
    @inline(__always) var string: Int32 { Int32(truncatingIfNeeded: payload) }

    /// Whether it is the number 0.
    @inline(__always) var isZero: Bool { isNumber && number == 0 }

    /// The same value with other missing variables and without unit.
    @inline(__always)
    func bare(missing: UInt32) -> Value { Value(payload: payload, missing: missing, mark: mark & 7) }

    /// The same with other missing variables.
    @inline(__always)
    func with(missing: UInt32) -> Value { Value(payload: payload, missing: missing, mark: mark) }

    /// The same with another unit.
    @inline(__always)
    func with(unit: UnitSlot) -> Value {
        Value(payload: payload, missing: missing, mark: unit.rawValue << 3 | mark & 7)
    }
}
