"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

export function EmptyMap({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const path = usePathname();
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center p-6">
      <div className="max-w-[44ch] rounded-card border border-dashed border-line-strong bg-panel p-6 text-center shadow-card">
        <h2 className="text-lead">
          {isReadOnly ? "Nothing is drawn yet" : "Follow a container from the first line of code"}
        </h2>
        <p className="mt-1 text-soft">
          {isReadOnly
            ? "The people who edit this pipeline have not begun."
            : "Add who checks in code and where, the CI tool, the registries, and what runs the containers: with Add, or the key A. Then connect what hands something on to what."}
        </p>
        {!isReadOnly && (
          <p className="pointer-events-auto mt-3">
            <Link href={`${path}/interview`} prefetch={false} className="font-medium text-blue underline">
              Or answer questions, and the map is drawn for you
            </Link>
          </p>
        )}
      </div>
    </div>
  );
}
