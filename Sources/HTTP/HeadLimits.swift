/// How much a head may hold.
package struct HeadLimits: Sendable {
    /// Bytes of the request line.
    package var line = 8 << 10
    /// Bytes of all field lines together.
    package var fields = 16 << 10
    /// How many field lines.
    package var count = 100

    /// The limits of the product.
    package init() {}
}
