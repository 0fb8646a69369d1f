private import Glibc

/// A place on Earth, in degrees of WGS84.
package struct Coordinates: Hashable, Sendable {
    package let latitude: Double
    package let longitude: Double

    /// Kilometres in one degree of latitude, on a sphere of 6,371 km.
    static let kilometresPerDegree = 6371.0 * Double.pi / 180

    /// A latitude from -90 to 90 and a longitude from -180 to 180.
    package init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// The great-circle distance in kilometres (haversine), within 0.5 % of the ellipsoid's.
    package func distance(to other: Coordinates) -> Double {
        let radians = Double.pi / 180
        let byLatitude = sin((other.latitude - latitude) * radians / 2)
        let byLongitude = sin((other.longitude - longitude) * radians / 2)
        let half =
            byLatitude * byLatitude
            + cos(latitude * radians) * cos(other.latitude * radians) * byLongitude * byLongitude
        return 2 * 6371 * asin(min(1, half.squareRoot()))
    }
}
