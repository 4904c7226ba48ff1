/** A page of the documentation, as scripts/compile-docs.mjs writes it. */
export interface DocPage {
  /** Below /docs. That of the first page is empty. */
  readonly path: string;
  readonly title: string;
  readonly body: readonly DocNode[];
}

export type DocNode = string | DocElement;

export type DocElement = { readonly children: readonly DocNode[] } & (
  | { readonly tag: PlainTag }
  | { readonly tag: HeadingTag; readonly id: string }
  | { readonly tag: "ol"; readonly start?: number }
  | { readonly tag: "a"; readonly to: string; readonly anchor?: string }
  | { readonly tag: "a"; readonly href: string }
  | {
      readonly tag: "img";
      readonly alt: string;
      readonly src: string;
      readonly width: number;
      readonly height: number;
    }
  | { readonly tag: "table"; readonly head: DocRow; readonly rows: readonly DocRow[] }
);

export type DocRow = readonly (readonly DocNode[])[];
type HeadingTag = "h2" | "h3" | "h4";
type PlainTag = "p" | "ul" | "li" | "pre" | "code" | "em" | "strong" | "del" | "blockquote" | "br" | "hr";

/** A heading of a page and the text below it; the first part of a page has no heading of its own. */
export interface DocSection {
  readonly id?: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly title: string;
  readonly text: string;
}

const levels = { h2: 2, h3: 3, h4: 4 } as const;
const inlineTags = new Set(["a", "code", "em", "strong", "del"]);

/** The sections of a page in their order, each without those below it. */
export function docSections({ title, body }: DocPage): readonly DocSection[] {
  const sections: (Omit<DocSection, "text"> & { nodes: DocNode[] })[] = [{ level: 1, title, nodes: [] }];
  for (const node of body) {
    if (typeof node !== "string" && isHeading(node))
      sections.push({ id: node.id, level: levels[node.tag], title: docText(node.children), nodes: [] });
    else sections.at(-1)?.nodes.push(node);
  }
  return sections.map(({ nodes, ...section }) => ({ ...section, text: docText(nodes) }));
}

/** The characters of nodes in one line. Blocks, cells and items are apart by a space. */
export function docText(nodes: readonly DocNode[]): string {
  return spaced(nodes).replaceAll(/\s+/g, " ").trim();
}

function spaced(nodes: readonly DocNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      if (node.tag === "img") return ` ${node.alt} `;
      const text =
        node.tag === "table" ? [node.head, ...node.rows].flat().map(spaced).join(" ") : spaced(node.children);
      return inlineTags.has(node.tag) ? text : ` ${text} `;
    })
    .join("");
}

function isHeading(node: DocElement): node is Extract<DocElement, { tag: HeadingTag }> {
  return node.tag in levels;
}
