import { clsx } from "clsx";
import type { ReactNode } from "react";
import { tableCell, tableHead } from "@/components/ui/table";
import { type DocElement, type DocNode, type DocPage, docText } from "@/lib/domain/docs/doc-page";
import type { DocAddresses } from "@/lib/domain/docs/doc-addresses";

interface DocTextProps {
  readonly page: DocPage;
  readonly addresses: DocAddresses;
}

/** The body of a page. It has no hooks and no links of Next, so that an export draws it as the product does. */
export function DocText({ page, addresses }: DocTextProps) {
  const place: Place = { addresses, heading: page.title, boxes: new Map() };
  return <div className="doc-text text-lead">{drawAll(page.body, place)}</div>;
}

/** The place in a page that is drawn from its top to its end. */
interface Place {
  readonly addresses: DocAddresses;
  heading: string;
  /** How many boxes that scroll have this name: each name is used once. */
  readonly boxes: Map<string, number>;
}

const textLink = "text-blue underline decoration-1 underline-offset-2 wrap-anywhere hover:decoration-2";
const headings = {
  h2: "mt-9 mb-2 text-[1.125rem] leading-snug",
  h3: "mt-6 mb-1.5 text-lead",
  h4: "mt-5 mb-1.5 text-lead font-medium",
} as const;

function drawAll(nodes: readonly DocNode[], place: Place): ReactNode {
  return nodes.map((node, at) => (typeof node === "string" ? node : draw(node, place, at)));
}

function draw(node: DocElement, place: Place, key: number): ReactNode {
  if ("to" in node)
    return (
      <a key={key} href={place.addresses.page(node.to, node.anchor)} className={textLink}>
        {drawAll(node.children, place)}
      </a>
    );
  switch (node.tag) {
    case "h2":
    case "h3":
    case "h4": {
      place.heading = docText(node.children);
      const Heading = node.tag;
      return (
        <Heading key={key} id={node.id} className={`group ${headings[node.tag]}`}>
          {drawAll(node.children, place)}
          <a
            href={`#${node.id}`}
            aria-label={`Link to “${place.heading}”`}
            className="ml-1.5 font-normal text-faint no-underline opacity-0 group-hover:opacity-100 focus-visible:opacity-100 print:hidden"
          >
            #
          </a>
        </Heading>
      );
    }
    case "a":
      return (
        <a key={key} href={node.href} rel="noreferrer noopener" className={textLink}>
          {drawAll(node.children, place)}
        </a>
      );
    case "img":
      return (
        // oxlint-disable-next-line nextjs/no-img-element -- The optimizer is off, and an export has none.
        <img
          key={key}
          src={place.addresses.picture(node.src)}
          alt={node.alt}
          width={node.width}
          height={node.height}
          loading="lazy"
          className="h-auto max-w-full rounded-card border border-line"
        />
      );
    case "table":
      return <DocTable key={key} node={node} place={place} />;
    case "pre":
      return (
        <ScrollBox key={key} label={boxName("Code", place)}>
          <pre className="px-3.5 py-2.5 font-mono text-base">
            <code>{drawAll(node.children, place)}</code>
          </pre>
        </ScrollBox>
      );
    case "ol":
      return (
        <ol key={key} start={node.start} className="my-2.5 list-decimal space-y-1 pl-6">
          {drawAll(node.children, place)}
        </ol>
      );
    default:
      return drawPlain(node.tag, node.children, place, key);
  }
}

function drawPlain(
  Tag: keyof typeof plain,
  children: readonly DocNode[],
  place: Place,
  key: number,
): ReactNode {
  if (Tag === "br" || Tag === "hr") return <Tag key={key} className={plain[Tag]} />;
  return (
    <Tag key={key} className={plain[Tag]}>
      {drawAll(children, place)}
    </Tag>
  );
}

const plain = {
  p: "my-2.5",
  ul: "my-2.5 list-disc space-y-1 pl-6",
  li: "[&>p:first-child]:mt-0",
  code: "rounded bg-bg px-1 py-px font-mono text-[0.9em] wrap-anywhere ring-1 ring-line",
  em: undefined,
  strong: undefined,
  del: undefined,
  blockquote: "my-3 border-l-3 border-line-strong pl-3.5 text-soft",
  br: undefined,
  hr: "my-6 border-line",
} as const;

/** Two columns wrap on any screen; with more, the table scrolls in its own box. */
function DocTable({
  node: { head, rows },
  place,
}: {
  readonly node: Extract<DocElement, { tag: "table" }>;
  readonly place: Place;
}) {
  const isWide = head.length > 2;
  const table = (
    <table
      className={clsx(
        "w-full border-collapse text-left text-base",
        isWide && "min-w-[36rem] [&_code]:wrap-break-word",
      )}
    >
      <thead className="border-b border-line bg-bg">
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col" className={tableHead}>
              {drawAll(cell, place)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map((row, line) => (
          <tr key={line}>
            {row.map((cell, at) => (
              <td key={at} className={tableCell}>
                {drawAll(cell, place)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  if (!isWide) return <div className={`${box} wrap-anywhere`}>{table}</div>;
  return <ScrollBox label={boxName("Table", place)}>{table}</ScrollBox>;
}

const box = "my-3.5 overflow-hidden rounded-card border border-line bg-panel";

/** Scrollable content must be reachable with the keyboard. */
function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className={`${box} overflow-x-auto`}>
      {children}
    </div>
  );
}

function boxName(what: "Code" | "Table", { heading, boxes }: Place): string {
  const name = `${what}: ${heading}`;
  const times = (boxes.get(name) ?? 0) + 1;
  boxes.set(name, times);
  return times === 1 ? name : `${name}, ${times}`;
}
