"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

export function EmptyMap({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const path = usePathname();
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center p-6">
      <div className="max-w-[44ch] rounded-card border border-dashed border-line-strong bg-panel p-6 text-center shadow-card">
        <h2 className="text-lead">
          {isReadOnly ? "This map is empty" : "Follow a container from the first line of code"}
        </h2>
        <p className="mt-1 text-soft">
          {isReadOnly
            ? "No editor has added a node yet."
            : "Press A to add your repository, CI, registries and hosts. Then connect them in the order images move."}
        </p>
        {!isReadOnly && (
          <p className="pointer-events-auto mt-3">
            <Link href={`${path}/interview`} prefetch={false} className="font-medium text-blue underline">
              Or answer questions to draw the map
            </Link>
          </p>
        )}
      </div>
    </div>
  );
}
