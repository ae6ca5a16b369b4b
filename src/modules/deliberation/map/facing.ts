import type { Components } from "./components.ts";
import type { Points } from "./project.ts";

/** Below this share of the whole, a lean to one side is only rounding. */
const NOTHING = 1e-6;

/**
 * A component may as well point the other way. Turns each so that those who stand far from the middle stand on its positive side
 * (by the third powers of their places), so that the map does not change when the statements' order does, or when all votes are
 * turned round. Where people stand evenly on both sides the first who is not in the middle decides.
 */
export function faceOneWay(
  components: Components,
  points: Points,
  placed: Uint32Array,
): { components: Components; points: Points } {
  const turn = [0, 1].map((axis) => signOf(points, placed, axis));
  return {
    components: [flip(components[0], turn[0]), flip(components[1], turn[1])],
    points: points.map((value, at) => value * (turn[at % 2] ?? 1) + 0),
  };
}

const flip = (component: Float64Array, sign = 1) => component.map((value) => value * sign + 0);

function signOf(points: Points, placed: Uint32Array, axis: number): number {
  const place = (row: number) => points[row * 2 + axis] as number;
  let [lean, all, widest] = [0, 0, 0];
  for (const row of placed) {
    const cube = place(row) ** 3;
    lean += cube;
    all += Math.abs(cube);
    widest = Math.max(widest, Math.abs(place(row)));
  }
  if (Math.abs(lean) > NOTHING * all) return Math.sign(lean);
  const first = placed.find((row) => Math.abs(place(row)) > NOTHING * widest);
  return first !== undefined && place(first) < 0 ? -1 : 1;
}
