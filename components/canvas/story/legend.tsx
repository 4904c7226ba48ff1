import { LineDrawing } from "@/components/marks/line-drawing";
import { lineStrokes, lineWords } from "@/components/marks/line-look";

const samples = ["checked", "unchecked", "hand", "unset"] as const;

const points = [
  { x: 1, y: 6 },
  { x: 32, y: 6 },
];

/** What the kinds of line on the map mean. */
export function Legend() {
  return (
    <ul aria-label="Lines" className="flex gap-3.5 text-tiny text-soft max-xl:hidden">
      {samples.map((look) => (
        <li key={look} className="flex items-center gap-1.5">
          <svg aria-hidden width={33} height={12}>
            <LineDrawing points={points} look={lineStrokes[look]} scale={1} hasHalo={false} />
          </svg>
          {lineWords[look]}
        </li>
      ))}
    </ul>
  );
}
