import JSON

extension JSONValue {
    /// The elements of an array, to be counted and picked.
    var array: [JSONValue] { Array(elements) }
}
