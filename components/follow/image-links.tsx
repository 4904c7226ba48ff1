import { clsx } from "clsx";
import Link from "next/link";
import { byId, type Pipeline } from "@/lib/domain/pipeline/pipeline";

interface ImageLinksProps {
  readonly pipeline: Pick<Pipeline, "images">;
  readonly path: string;
  /** Undefined: all of them. */
  readonly image: string | undefined;
}

export function ImageLinks({ pipeline, path, image }: ImageLinksProps) {
  const images = [...pipeline.images.values()].toSorted(byId);
  if (images.length === 0) return null;
  return (
    <nav aria-label="Image to follow" className="flex flex-wrap gap-2 print:hidden">
      <Choice href={path} isCurrent={image === undefined} name="All images" />
      {images.map(({ id, name }) => (
        <Choice key={id} href={`${path}?image=${id}`} isCurrent={id === image} name={name} />
      ))}
    </nav>
  );
}

function Choice({
  href,
  isCurrent,
  name,
}: {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly name: string;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "true" : undefined}
      className={clsx(
        "max-w-64 truncate rounded-full border px-3 py-1",
        isCurrent
          ? "border-blue bg-blue-soft font-medium text-ink"
          : "border-line-strong bg-panel text-soft hover:text-ink",
      )}
    >
      {name}
    </Link>
  );
}
