import { wayArrow } from "../highlight/highlight-look";

/** The arrow that lines on an open way end with. */
export function WayArrow() {
  return (
    <svg aria-hidden className="absolute size-0">
      <defs>
        <marker
          id={wayArrow}
          viewBox="0 0 10 10"
          refX="8"
          refY="5"
          markerWidth="30"
          markerHeight="30"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path d="M0 0 L10 5 L0 10 Z" className="fill-missing" />
        </marker>
      </defs>
    </svg>
  );
}
