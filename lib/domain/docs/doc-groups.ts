import type { DocPage } from "./doc-page";

export interface DocGroup {
  readonly title: string;
  readonly pages: readonly Pick<DocPage, "path" | "title">[];
}

/** The folders of docs, in the order of the navigation. */
const titles: ReadonlyMap<string, string> = new Map([
  ["get-started", "Get started"],
  ["guides", "Guides"],
  ["concepts", "Concepts"],
  ["reference", "Reference"],
  ["operate", "Operate"],
  ["trust", "Trust"],
  ["contribute", "Contribute"],
]);

/** The pages by their folders. The first page is in none. */
export function docGroups(pages: readonly DocPage[]): readonly DocGroup[] {
  return [...titles].map(([folder, title]) => ({
    title,
    pages: pages.filter(({ path }) => path.startsWith(`${folder}/`)),
  }));
}

/** The title of the page's folder. */
export function docGroupOf({ path }: Pick<DocPage, "path">): string | undefined {
  return titles.get(path.split("/")[0] ?? "");
}
