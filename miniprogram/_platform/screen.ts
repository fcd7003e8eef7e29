/** Style sheets are written for a screen of 750, and drawn in points, two to one. */
const unitsPerPoint = 2

/** Points on the screen, as touches tell them, in the units of the style sheets. */
export function designUnits(points: number): number {
  return points * unitsPerPoint
}
