import { clsx } from "clsx";
import Link from "next/link";
import type { Tab } from "./pipeline-tabs";

export function TabBar({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="min-w-0 overflow-x-auto">
      <ul className="flex gap-0.5 p-0.5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={tab.isCurrent ? "page" : undefined}
              className={clsx(
                "flex min-h-8 items-center gap-1.5 rounded-control px-2.5 whitespace-nowrap max-sm:px-1.5",
                tab.isCurrent
                  ? "[scroll-initial-target:nearest] bg-blue-soft font-medium text-blue"
                  : "text-soft hover:bg-bg hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count && (
                <span className="tabular-nums">
                  {tab.count.value}
                  <span className="sr-only"> {tab.count.unit}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
