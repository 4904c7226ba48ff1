/** How many are not listed, with the way to all of them where there is one. */
export function More({ count, href }: { readonly count: number; readonly href?: string | undefined }) {
  const words = `and ${count.toLocaleString("en")} more`;
  if (href === undefined) return <li className="text-soft tabular-nums">{words}</li>;
  return (
    <li className="tabular-nums">
      <a href={href} className="inline-flex min-h-6 items-center text-blue underline">
        {words}
      </a>
    </li>
  );
}
