import { docGroupOf } from "./doc-groups";
import { docSections, type DocPage, type DocSection } from "./doc-page";

export interface DocHit {
  /** Of the page, below /docs. */
  readonly path: string;
  readonly anchor?: string;
  readonly page: string;
  /** The title of the page's folder. */
  readonly group?: string;
  /** The heading, which is the page's title for its first part. */
  readonly title: string;
  readonly excerpt: string;
}

export interface DocIndexRow {
  readonly page: DocPage;
  readonly section: DocSection;
  readonly title: string;
  readonly text: string;
  readonly pageTitle: string;
}

export const longestDocSearch = 200;
const excerptLength = 180;

/** What a search reads: each section in small letters. Made once for all searches. */
export function docIndex(pages: readonly DocPage[]): readonly DocIndexRow[] {
  return pages.flatMap((page) =>
    docSections(page).map((section) => ({
      page,
      section,
      title: section.title.toLowerCase(),
      text: section.text.toLowerCase(),
      pageTitle: page.title.toLowerCase(),
    })),
  );
}

/**
 * The sections that hold each word of the search, in their heading, text or page's title.
 * Words in headings count most. Equal ones keep the order of the documentation.
 */
export function searchDocs(index: readonly DocIndexRow[], search: string, most: number): readonly DocHit[] {
  const words = wordsOf(search);
  if (words.length === 0) return [];
  const phrase = words.join(" ");
  return index
    .map((row) => ({ row, score: scoreOf(row, words, phrase) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ row: { page, section } }) => {
      const group = docGroupOf(page);
      return {
        path: page.path,
        ...(section.id === undefined ? {} : { anchor: section.id }),
        page: page.title,
        ...(group === undefined ? {} : { group }),
        title: section.title,
        excerpt: excerptOf(section.text, words),
      };
    });
}

function wordsOf(search: string): readonly string[] {
  return [...new Set(search.slice(0, longestDocSearch).toLowerCase().split(/\s+/).filter(Boolean))];
}

/** Zero if a word is missing, or if all of them are in the page's title and none here. */
function scoreOf({ section, title, text, pageTitle }: DocIndexRow, words: readonly string[], phrase: string) {
  let score = 0;
  let isHere = false;
  for (const word of words) {
    const inTitle = title.includes(word);
    const inText = text.includes(word);
    if (!inTitle && !inText && !pageTitle.includes(word)) return 0;
    isHere ||= inTitle || inText;
    score += inTitle ? 10 : inText ? 2 : 1;
  }
  if (!isHere) return 0;
  if (title === phrase) score += 20;
  else if (title.includes(phrase)) score += 5;
  else if (text.includes(phrase)) score += 2;
  return section.level === 1 ? score + 1 : score;
}

/** A piece of the text around the first word that it holds, cut between words. */
function excerptOf(text: string, words: readonly string[]): string {
  if (text.length <= excerptLength) return text;
  const small = text.toLowerCase();
  const found = words.map((word) => small.indexOf(word)).filter((at) => at !== -1);
  const first = found.length === 0 ? 0 : Math.min(...found);
  const from = first < excerptLength / 2 ? 0 : text.indexOf(" ", first - excerptLength / 3) + 1;
  const end = text.lastIndexOf(" ", from + excerptLength);
  const to = end <= from || from + excerptLength >= text.length ? from + excerptLength : end;
  return `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}
