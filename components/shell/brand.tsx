export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 font-bold">
      <svg aria-hidden width="24" height="12" viewBox="0 0 24 12">
        <rect x="6" y="7" width="18" height="4" rx="2" className="fill-blue-soft" />
        <rect x="0" y="1" width="18" height="4" rx="2" className="fill-blue" />
      </svg>
      Blueline
    </span>
  );
}
