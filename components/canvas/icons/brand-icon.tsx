import brands from "./generated/brands.json";

const paths = new Map<string, { readonly path: string }>(Object.entries(brands));

/** A tool's mark from simple-icons, in the colour of the text. */
export function BrandIcon({ slug, size = 16 }: { readonly slug: string; readonly size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" fill="currentColor">
      <path d={paths.get(slug)?.path} />
    </svg>
  );
}
