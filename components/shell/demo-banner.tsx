/** At the foot of every page of a demo, as high as `--foot`. */
export function DemoBanner() {
  return (
    <aside
      aria-label="Demo"
      className="fixed inset-x-0 bottom-0 z-20 flex h-(--foot) items-center justify-center border-t border-line-strong bg-blue-soft px-3 font-medium text-blue print:hidden"
    >
      Demo: gone when you stop it
    </aside>
  );
}
