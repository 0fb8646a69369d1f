import Glibc
import Territories

/// The projection of metropolitan France in which Insee gives the places of establishments: Lambert-93 on the ellipsoid of
/// 1980 (EPSG:2154; IGN, NTG 71).
enum LambertProjection {
    private static let exponent = 0.7256077650532670
    private static let constant = 11_754_255.426096
    private static let poleX = 700_000.0
    private static let poleY = 12_655_612.049876
    private static let eccentricity = 0.08181919106
    private static let meridian = 3.0

    /// The place of a point in metres; `nil` outside the area that the projection serves.
    static func place(x: Double, y: Double) -> Coordinates? {
        guard (0...1_300_000).contains(x), (6_000_000...7_200_000).contains(y) else { return nil }
        let radius = ((x - poleX) * (x - poleX) + (y - poleY) * (y - poleY)).squareRoot()
        let angle = atan((x - poleX) / (poleY - y))
        let isometric = -log(abs(radius / constant)) / exponent
        var latitude = 2 * atan(exp(isometric)) - Double.pi / 2
        // It converges by three digits a turn.
        for _ in 0..<6 {
            let sine = eccentricity * sin(latitude)
            latitude = 2 * atan(pow((1 + sine) / (1 - sine), eccentricity / 2) * exp(isometric)) - Double.pi / 2
        }
        return Coordinates(
            latitude: latitude * 180 / Double.pi, longitude: meridian + angle / exponent * 180 / Double.pi)
    }
}
