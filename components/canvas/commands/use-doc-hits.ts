import { useEffect, useRef, useState } from "react";
import { productAddresses } from "@/lib/domain/docs/doc-addresses";
import { callApi } from "@/lib/client/api";
import { longestDocSearch } from "@/lib/domain/docs/search-docs";
import type { SearchItem } from "@/components/ui/search-list";

const shown = 6;
const shortest = 3;
/** Milliseconds without a key before the server is asked. */
const pause = 200;

/** Sections of the documentation for a text. The server has the documentation, so they follow a moment later. */
export function useDocHits() {
  const [found, setFound] = useState<{ readonly text: string; readonly items: readonly SearchItem[] }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef("");
  useEffect(() => () => clearTimeout(timer.current), []);

  function search(typed: string) {
    const text = typed.trim().slice(0, longestDocSearch);
    asked.current = text;
    clearTimeout(timer.current);
    if (text.length < shortest) return;
    timer.current = setTimeout(() => void ask(text), pause);
  }

  async function ask(text: string) {
    const answer = await callApi("GET /docs", { query: { text } });
    if (!answer.ok || asked.current !== text) return;
    const { hits } = answer.value;
    const items = hits.slice(0, shown).map(({ path, anchor, page, group, title }) => ({
      id: `address ${productAddresses.page(path, anchor)}`,
      title,
      detail: group === undefined ? page : `${group}: ${page}`,
    }));
    const all = {
      id: `address ${productAddresses.page("")}?q=${encodeURIComponent(text)}`,
      title: `All results for “${text}”`,
    };
    setFound({ text, items: hits.length > shown ? [...items, all] : items });
  }

  return {
    search,
    hitsFor: (text: string) => (found?.text === text.slice(0, longestDocSearch) ? found.items : []),
  };
}
