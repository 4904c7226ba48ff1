export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus-visible:not-sr-only focus-visible:fixed focus-visible:top-2 focus-visible:left-2 focus-visible:z-50 focus-visible:rounded-control focus-visible:bg-panel focus-visible:px-3 focus-visible:py-2 focus-visible:shadow-card"
    >
      Skip to content
    </a>
  );
}
