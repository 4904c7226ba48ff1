const samples = [
  { name: "checked", look: "stroke-blue [stroke-width:2.5]" },
  { name: "nothing checks", look: "stroke-blue [stroke-dasharray:0.1_7] [stroke-width:4]" },
  { name: "by hand", look: "stroke-ink [stroke-dasharray:9_6] [stroke-linecap:butt] [stroke-width:2.25]" },
  { name: "not said yet", look: "stroke-blue [stroke-linecap:butt] [stroke-width:5]", isHollow: true },
] as const;

/** What the kinds of line on the map mean. */
export function Legend() {
  return (
    <ul aria-label="Lines" className="flex gap-3.5 text-tiny text-soft max-xl:hidden">
      {samples.map(({ name, look, ...sample }) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg aria-hidden width={30} height={10} fill="none" strokeLinecap="round">
            <path d="M2 5H29" className={look} />
            {"isHollow" in sample && (
              <path d="M2 5H29" strokeLinecap="butt" strokeWidth={2.2} className="stroke-panel" />
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
