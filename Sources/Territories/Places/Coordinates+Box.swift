private import Glibc

extension Coordinates {
    /// Ranges of latitude and longitude that hold a circle around the point; near the poles and across the 180th
    /// meridian all longitudes.
    package func box(kilometres: Double) -> (latitudes: ClosedRange<Double>, longitudes: ClosedRange<Double>) {
        let height = kilometres / Coordinates.kilometresPerDegree
        let latitudes = max(-90, latitude - height)...min(90, latitude + height)
        let narrowest = cos(max(abs(latitudes.lowerBound), abs(latitudes.upperBound)) * .pi / 180)
        let width = narrowest > 0.01 ? height / narrowest : 360
        guard longitude - width >= -180, longitude + width <= 180 else { return (latitudes, -180...180) }
        return (latitudes, longitude - width...longitude + width)
    }
}
