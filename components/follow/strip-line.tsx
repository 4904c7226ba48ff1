const width = 112;
const height = 60;

interface StripLineProps {
  readonly isChecked: boolean;
  readonly isSide: boolean;
}

/** The piece of line between two stations: solid where something checks what passes, dots where nothing is known to. Told apart in grey as well. */
export function StripLine({ isChecked, isSide }: StripLineProps) {
  const weight = isSide ? 5 : 8;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden
      className="block text-blue"
    >
      <path
        d={`M9 ${height / 2}H${width - 20}`}
        stroke="currentColor"
        strokeWidth={weight}
        strokeLinecap="round"
        {...(isChecked ? {} : { strokeDasharray: `0.1 ${weight + 5}` })}
      />
      <path d={`M${width - 15} ${height / 2 - 9}l13 9l-13 9z`} fill="currentColor" />
    </svg>
  );
}

export function StripLegend() {
  return (
    <ul aria-label="What the lines mean" className="mb-4 flex flex-wrap gap-x-6 gap-y-1 text-tiny text-soft">
      <li className="flex items-center gap-2">
        <Sample isChecked /> a gate checks what passes
      </li>
      <li className="flex items-center gap-2">
        <Sample isChecked={false} /> no check of it is known
      </li>
      <li>A thin line comes in from the side.</li>
    </ul>
  );
}

function Sample({ isChecked }: { readonly isChecked: boolean }) {
  return (
    <svg width={54} height={10} viewBox="0 0 54 10" aria-hidden className="text-blue">
      <path
        d="M4 5H50"
        stroke="currentColor"
        strokeWidth={7}
        strokeLinecap="round"
        {...(isChecked ? {} : { strokeDasharray: "0.1 11.4" })}
      />
    </svg>
  );
}
