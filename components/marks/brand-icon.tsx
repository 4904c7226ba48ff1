/** A tool's mark from simple-icons, in the colour of the text: a file of its own, fetched when it is shown. */
export function BrandIcon({ slug, size = 16 }: { readonly slug: string; readonly size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" fill="currentColor">
      <use href={`/brands/${slug}.svg#mark`} />
    </svg>
  );
}
