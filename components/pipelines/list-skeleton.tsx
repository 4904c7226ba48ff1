/** Keeps the place of the list while it is read. */
export function ListSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">Reading the pipelines</span>
      {[0, 1, 2].map((row) => (
        <div key={row} aria-hidden className="h-32 animate-pulse rounded-card border border-line bg-panel" />
      ))}
    </div>
  );
}
