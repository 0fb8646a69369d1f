/// What a search found: a page of offers in order, and how it was looked for.
package struct OfferHits {
    /// The offers of the page and one more.
    package var hits: [Hit]
    /// How far was looked, in kilometres; `nil` without a place.
    package var radius: Double?
    package var isWidened = false

    /// One offer, what it is sorted by, and how far it is.
    package struct Hit {
        package let id: String
        package let value: Double
        package let kilometres: Double?
    }
}
