interface BrandProps {
  /** On a phone the sign alone: the rest of the bar needs the room. */
  readonly isShort?: boolean;
}

export function Brand({ isShort = false }: BrandProps) {
  return (
    <span className="inline-flex items-center gap-2 font-bold">
      <svg aria-hidden width="24" height="12" viewBox="0 0 24 12">
        <rect x="6" y="7" width="18" height="4" rx="2" className="fill-blue-soft" />
        <rect x="0" y="1" width="18" height="4" rx="2" className="fill-blue" />
      </svg>
      <span className={isShort ? "max-sm:pointer-coarse:sr-only" : undefined}>Blueline</span>
    </span>
  );
}
